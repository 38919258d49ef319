package duplicates

import "slices"

// textFeature is what is looked at in a pair of questions with their bodies, and answers where they have them. Each is from 0 to 1.
type textFeature int

const (
	textBias        textFeature = iota // always 1
	titlesAgree                        // what the titles alone say: the probability
	titlesOtherwise                    // the share of the titles that is said in other words, which tells more beside bodies
	titleInText                        // the share of a title's information that the other question's body has
	titleInLow                         // … of the title of which it is less
	mattersAgree                       // the matters of all texts
	chiefMatter                        // what each tells of most is among the first of the other: both 1, one of them 0.5
	categoriesIn                       // categories in common
	answersAgree                       // what the answers say
	tellingAbsent                      // … not a concept that no question leaves out that means it
	textFeatures
)

// textSigns are what speaks for a duplicate (1) and against (-1).
var textSigns = [textFeatures]struct {
	name string
	sign int
}{
	textBias: {"bias", 0}, titlesAgree: {"titles", 1}, titlesOtherwise: {"otherwise", 1}, titleInText: {"title_in_text", 1}, titleInLow: {"title_in_text_low", 1},
	mattersAgree: {"matters", 1}, chiefMatter: {"chief_matter", 1}, categoriesIn: {"categories", 1}, answersAgree: {"answers", 1},
	tellingAbsent: {"telling_absent", -1},
}

// unknownCategories stands for the categories in common where one of two questions has none, as a draft has.
const unknownCategories = 0.4

// compareTexts looks at a pair of which the titles say the odds.
func compareTexts(a, b *Prepared, titles *titleEvidence, odds float64) (f [textFeatures]float64) {
	f[textBias] = 1
	f[titlesAgree], f[titlesOtherwise] = logistic(odds), titles.values[otherwise]
	x, y := a.within(b), b.within(a)
	f[titleInText], f[titleInLow] = (x+y)/2, min(x, y)
	f[categoriesIn] = unknownCategories
	if n := len(a.categories) + len(b.categories); len(a.categories) > 0 && len(b.categories) > 0 {
		f[categoriesIn] = 2 * float64(common(a.categories, b.categories)) / float64(n)
	}
	f[mattersAgree], f[chiefMatter] = cosine(a.asked, b.asked), a.askedChief.agree(&b.askedChief)
	if a.hasAnswers && b.hasAnswers {
		f[mattersAgree], f[chiefMatter] = cosine(a.told, b.told), a.toldChief.agree(&b.toldChief)
		f[answersAgree] = cosine(a.answers, b.answers)
	}
	f[tellingAbsent] = indicator(a.tellsMoreThan(b) || b.tellsMoreThan(a))
	return f
}

// enough is from where a word counts as found in a body.
const enough = 0.8

// within is the share of a title's information that another question's body has.
func (p *Prepared) within(other *Prepared) float64 {
	t := &p.title
	if t.total == 0 {
		return 0
	}
	var best [maxUnits]float32
	i := 0
	for _, k := range t.keys {
		if k.strength < enough || k.strength <= best[k.unit] {
			continue
		}
		for i < len(other.body) && other.body[i].id < k.id {
			i++
		}
		if i < len(other.body) && other.body[i].id == k.id {
			best[k.unit] = k.strength
		}
	}
	return t.coverage(&best)
}

func (p *Prepared) tellsMoreThan(other *Prepared) bool {
	return slices.ContainsFunc(p.title.telling, func(x id) bool {
		return !slices.Contains(other.title.telling, x) && !other.body.has(x)
	})
}
