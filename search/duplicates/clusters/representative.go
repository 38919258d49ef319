package clusters

import (
	"math"
	"slices"
)

// Facts are what is known of a question that may stand for others.
type Facts struct {
	Answers int
	Length  int   // of all answers, in terms
	Body    int   // of its body, in terms
	Title   int   // of its title, in terms
	Asked   int64 // Unix seconds; math.MinInt64 where it is not known
}

// Why is one reason to let a question stand for the others of its cluster.
type Why string

// The reasons, in the order in which they are told.
const (
	MostAnswers    Why = "most_answers"    // nobody has more, and some have fewer
	LongestAnswers Why = "longest_answers" // its answers are the longest
	Newest         Why = "newest"          // it was asked last
	FullestBody    Why = "fullest_body"    // its body says most
	ClearestTitle  Why = "clearest_title"  // its title says most
	First          Why = "first"           // they are as good; it has the lowest number in the index
)

var whyTexts = map[Why][2]string{
	MostAnswers: {"most answers", "回答がいちばん多い"}, LongestAnswers: {"longest answers", "回答がいちばん詳しい"},
	Newest: {"newest", "いちばん新しい"}, FullestBody: {"fullest body", "質問文がいちばん詳しい"},
	ClearestTitle: {"clearest title", "題名がいちばん具体的"}, First: {"as good as the others", "どれも同じくらい"},
}

// English tells a reason in English.
func (w Why) English() string { return whyTexts[w][0] }

// Japanese tells it in Japanese.
func (w Why) Japanese() string { return whyTexts[w][1] }

// criterion is what makes a question stand for others, and what that counts.
type criterion struct {
	why    Why
	weight float64
	value  func(f *Facts, newest int64) float64
}

// The weights are in the order of what a reader misses most when the other questions are gone: answers; then an answer that holds
// today, then a question in which one finds oneself again.
var criteria = []criterion{
	{MostAnswers, 0.30, func(f *Facts, _ int64) float64 { return float64(f.Answers) }},
	{LongestAnswers, 0.30, func(f *Facts, _ int64) float64 { return float64(f.Length) }},
	{Newest, 0.20, func(f *Facts, newest int64) float64 { return max(0, outOfDate-f.behind(newest)) }},
	{FullestBody, 0.12, func(f *Facts, _ int64) float64 { return float64(f.Body) }},
	{ClearestTitle, 0.08, func(f *Facts, _ int64) float64 { return float64(min(f.Title, enoughTitle)) }},
}

const (
	// enoughTitle is the length in terms from which a title becomes no clearer.
	enoughTitle = 8
	// outOfDate is the age in years from which it makes no difference how much older a question is than another.
	outOfDate = 3.0
	year      = 365.25 * 24 * 60 * 60 // seconds
)

// behind is how many years a question is older than the newest; one of no date is out of date.
func (f *Facts) behind(newest int64) float64 {
	if f.Asked == math.MinInt64 {
		return outOfDate
	}
	return float64(newest-f.Asked) / year
}

// Choose proposes which of some questions stands for them, and why: the one with the highest sum of weights times the share of the
// most in the cluster. Where two are as good it is the first.
func Choose(of []Facts) (best int, why []Why) {
	newest := int64(math.MinInt64)
	for i := range of {
		newest = max(newest, of[i].Asked)
	}
	sums := make([]float64, len(of))
	most := make([][]Why, len(of))
	for _, c := range criteria {
		values := make([]float64, len(of))
		for i := range of {
			values[i] = c.value(&of[i], newest)
		}
		least, top := slices.Min(values), slices.Max(values)
		if top == least {
			continue
		}
		for i, v := range values {
			sums[i] += c.weight * v / top
			if v == top {
				most[i] = append(most[i], c.why)
			}
		}
	}
	for i := range sums {
		if sums[i] > sums[best] {
			best = i
		}
	}
	if len(most[best]) == 0 {
		most[best] = []Why{First}
	}
	return best, most[best]
}
