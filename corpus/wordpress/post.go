package wordpress

// author is <wp:author>.
type author struct {
	ID          string `xml:"author_id"`
	Login       string `xml:"author_login"`
	DisplayName string `xml:"author_display_name"`
}

// post is <item>, of which WordPress makes everything: posts, questions, answers, pictures, menus. The elements of the
// namespace wp are taken whatever version it names.
type post struct {
	Line int `xml:"-"`

	Title    string     `xml:"title"`
	Link     string     `xml:"link"`
	Creator  string     `xml:"http://purl.org/dc/elements/1.1/ creator"`
	Content  string     `xml:"http://purl.org/rss/1.0/modules/content/ encoded"`
	ID       string     `xml:"post_id"`
	Date     string     `xml:"post_date"`
	Modified string     `xml:"post_modified"`
	Status   string     `xml:"status"`
	Parent   string     `xml:"post_parent"`
	Type     string     `xml:"post_type"`
	Password string     `xml:"post_password"`
	Terms    []term     `xml:"category"`
	Meta     []postmeta `xml:"postmeta"`
	Comments []comment  `xml:"comment"`
}

type term struct {
	Domain string `xml:"domain,attr"`
	Name   string `xml:",chardata"`
}

type postmeta struct {
	Key   string `xml:"meta_key"`
	Value string `xml:"meta_value"`
}

type comment struct {
	ID       string `xml:"comment_id"`
	Author   string `xml:"comment_author"`
	Date     string `xml:"comment_date"`
	Content  string `xml:"comment_content"`
	Approved string `xml:"comment_approved"`
	Type     string `xml:"comment_type"`
	Parent   string `xml:"comment_parent"`
	UserID   string `xml:"comment_user_id"` // "0" of visitors
}

// role is what a post of a type is to us.
type role int

const (
	noRole   role = iota
	question      // its content is the question's body; posts below it, or comments, are answers
	answer
	faq // its title is the question, its content the one answer
)

// roles by post type: WordPress's own post, and those of widespread Q&A and FAQ plugins.
var roles = map[string]role{
	"question": question, "dwqa-question": question, "qa_question": question, "topic": question,
	"answer": answer, "dwqa-answer": answer, "qa_answer": answer, "reply": answer,
	"post": faq, "faq": faq, "faqs": faq, "qa_faqs": faq, "ufaq": faq, "qa": faq,
}

// untitled are the types of answers whose title the plugin makes of the question's: "Answer for …", "Reply To: …".
var untitled = map[string]bool{"dwqa-answer": true, "reply": true}

func roleOf(postType string) role { return roles[postType] }
