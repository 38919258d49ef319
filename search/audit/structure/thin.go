package structure

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"kotae/search/audit"
)

// How short an answer has to be to be called thin. All is measured in letters and digits of its text, by their logarithm,
// because lengths are skewed: the answers of an adviser who writes twice as much are as far from the median as those of one who
// writes half as much.
const (
	// thinDeviations is how many robust standard deviations (1.4826 × the median absolute deviation) below its category's median
	// a thin answer is. Three is the usual bound (Iglewicz and Hoaglin, How to Detect and Handle Outliers, 1993, take 3.5 either side).
	thinDeviations = 3
	// leastDeviation keeps answers of a category that are all nearly as long from being thin for little: with 0.25 a thin
	// answer has less than 47 % of the median.
	leastDeviation = 0.25
	// comparable is how many answers a category needs to have a median of its own; those of smaller ones are compared with all.
	comparable = 30
	// enough is a length from which on no answer is thin, however long others are.
	enough = 300
	// maxThin is how many of the shortest answers are kept until the medians are known.
	maxThin = 10_000
)

var thinAnswer = audit.Rule{
	ID: "structure/thin-answer", Severity: audit.Note,
	About: audit.Texts{English: "an answer far shorter than others of its category", Japanese: "同じカテゴリのほかの回答より極端に短い回答"},
	Why: audit.Texts{
		English:  "It hardly helps, and shows beside longer ones. Letters and digits are counted; an answer is thin where the logarithm of its length is 3 robust standard deviations (from the median absolute deviation, at least 0.25) below the median of the question's first category, or of all answers where that has fewer than 30, and it has fewer than 300 of them.",
		Japanese: "助言として物足りず、長い回答と並ぶと目立ちます。文字と数字の数の対数をとり、質問の最初のカテゴリ（回答が30件未満なら全体）の中央値から、中央絶対偏差による標準偏差（0.25以上とみなす）の3倍を超えて短く、かつ300字未満のものを挙げます。",
	},
	Message: audit.Texts{English: "the answer of %s has %d letters, where half of all answers have %d or more; ask for reasons and an example", Japanese: "%sの回答は%d字です（全回答の半数は%d字以上）。理由や具体例の追記を依頼してください"},
	Collect: func() audit.Collector { return &thin{lengths: map[string][]float32{}} },
}

var thinInCategory = audit.Texts{
	English:  "the answer of %s has %d letters, where half the answers about %[4]s have %[3]d or more; ask for reasons and an example",
	Japanese: "%sの回答は%d字です（「%[4]s」の回答の半数は%[3]d字以上）。理由や具体例の追記を依頼してください",
}

// thin keeps four bytes for each answer, and the shortest ones.
type thin struct {
	lengths  map[string][]float32 // logarithms, by category
	shortest []short
	seen     int // answers
}

type short struct {
	place    audit.Place
	spot     audit.Spot
	name     string
	category string
	length   int
	number   int // in the order of answers
}

func (t *thin) Read(q *audit.Question) any {
	category := ""
	if len(q.Categories) > 0 {
		category = strings.Clone(q.Categories[0]) // no part of the page's text is kept
	}
	var out []short
	for i := range q.Answers {
		n := 0
		for _, s := range q.Answers[i].Sections {
			n += letters(s.Heading) + letters(s.Text)
		}
		if n == 0 {
			continue // structure/empty-answer
		}
		s := short{category: category, length: n}
		if n < enough {
			a := &q.Answers[i]
			s.place, s.name, s.spot = q.Place(), strings.Clone(nameOf(a)), audit.Whole(answerField(i), cmp.Or(a.Headline, q.Title))
		}
		out = append(out, s)
	}
	return out
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			n++
		}
	}
	return n
}

func (t *thin) Add(read any) {
	for _, s := range read.([]short) {
		t.lengths[s.category] = append(t.lengths[s.category], float32(math.Log(float64(s.length))))
		s.number = t.seen
		t.seen++
		if s.length < enough {
			t.shortest = append(t.shortest, s)
		}
	}
	if len(t.shortest) > 2*maxThin {
		t.cut()
	}
}

// cut keeps the shortest ones.
func (t *thin) cut() {
	slices.SortFunc(t.shortest, func(a, b short) int { return cmp.Or(cmp.Compare(a.length, b.length), cmp.Compare(a.number, b.number)) })
	t.shortest = slices.Clip(t.shortest[:min(len(t.shortest), maxThin)])
}

// usual is how long answers are.
type usual struct{ median, deviation float64 }

func (t *thin) End(found func(audit.Hit)) {
	t.cut()
	var all []float32
	for _, lengths := range t.lengths {
		all = append(all, lengths...)
	}
	overall := usualOf(all)
	by := map[string]usual{}
	for category, lengths := range t.lengths {
		if by[category] = overall; category != "" && len(lengths) >= comparable {
			by[category] = usualOf(lengths)
		}
	}
	slices.SortFunc(t.shortest, func(a, b short) int { return cmp.Compare(a.number, b.number) })
	for _, s := range t.shortest {
		u := by[s.category]
		if len(all) < comparable || math.Log(float64(s.length)) >= u.median-thinDeviations*u.deviation {
			continue
		}
		h := audit.Hit{Place: s.place, Spot: s.spot, Args: []any{s.name, s.length, int(math.Round(math.Exp(u.median)))}}
		if s.category != "" && len(t.lengths[s.category]) >= comparable {
			h.Message, h.Args = &thinInCategory, append(h.Args, s.category)
		}
		found(h)
	}
}

// usualOf sorts the logarithms.
func usualOf(logs []float32) usual {
	if len(logs) == 0 {
		return usual{}
	}
	median := medianOf(logs)
	off := make([]float32, len(logs))
	for i, l := range logs {
		off[i] = float32(math.Abs(float64(l - median)))
	}
	return usual{float64(median), max(leastDeviation, 1.4826*float64(medianOf(off)))}
}

func medianOf(v []float32) float32 {
	slices.Sort(v)
	return v[len(v)/2]
}
