package duplicates

// titleFeature is what is looked at in a pair of titles. Each is from 0 to 1.
type titleFeature int

const (
	bias         titleFeature = iota // always 1
	coverageLow                      // the share of its information that is found in the other, of the title of which it is less
	coverageHigh                     // … of which it is more
	sharedWords                      // how much information that is, whatever the length
	otherwise                        // the share that is said in other words
	tails                            // the share of what the titles end with
	tailsLow                         // … of the title of which it is less
	intentEqual                      // both ask for one thing
	intentAlike                      // what the one asks may be meant by the other
	intentUnlike                     // both ask, and for different things
	intentOne                        // only one asks
	intentEvent                      // only one asks, the other reports what has happened
	matterSame                       // they have a matter in common that people ask about
	matterOther                      // both have such matters, and none in common
	matterOne                        // only one has
	contrast                         // they mean different ones of what a question can mean only one of
	negation                         // the one negates what the other says
	voice                            // who does it is turned around
	titleFeatures
)

// titleSigns are what speaks for a duplicate (1) and against (-1).
var titleSigns = [titleFeatures]struct {
	name string
	sign int
}{
	bias: {"bias", 0}, coverageLow: {"coverage_low", 1}, coverageHigh: {"coverage_high", 1}, sharedWords: {"shared", 1},
	otherwise: {"otherwise", 1},
	tails:     {"tails", 1}, tailsLow: {"tails_low", 1}, intentEqual: {"intent_equal", 1}, intentAlike: {"intent_alike", 0},
	intentUnlike: {"intent_unlike", -1}, intentOne: {"intent_one", 0}, intentEvent: {"intent_event", -1},
	matterSame: {"matter_same", 1}, matterOther: {"matter_other", -1}, matterOne: {"matter_one", -1},
	contrast: {"contrast", -1}, negation: {"negation", -1}, voice: {"voice", -1},
}

// titleEvidence is what was seen in a pair of titles.
type titleEvidence struct {
	values [titleFeatures]float64
	veto   bool // they are different questions, whatever else they have in common
}

// enoughShared is the information in common, in words that stand nowhere else, from which more of it tells no more.
const enoughShared = 3.0

func compareTitles(a, b *title) (e titleEvidence) {
	found := align(a, b)
	ca, cb := a.coverage(&found.a), b.coverage(&found.b)
	f := &e.values
	f[bias] = 1
	f[coverageLow], f[coverageHigh] = min(ca, cb), max(ca, cb)
	f[sharedWords] = min(1, (ca*float64(a.total)+cb*float64(b.total))/2/enoughShared)
	f[otherwise] = (a.coverage(&found.oa) + b.coverage(&found.ob)) / 2
	ta, tb := a.tail(&found.a), b.tail(&found.b)
	f[tails], f[tailsLow] = (ta+tb)/2, min(ta, tb)
	f[intentFeature[relate(a.asked, b.asked)]] = 1
	switch {
	case common(a.matters, b.matters) > 0:
		f[matterSame] = 1
	case len(a.matters) > 0 && len(b.matters) > 0:
		f[matterOther] = 1
	case len(a.matters)+len(b.matters) > 0:
		f[matterOne] = 1
	}
	contrasts(a, b, &found, func(_, _ *axisValue) { f[contrast] = 1 })
	_, fixed, _ := numbers(a, b)
	n, v := turns(a, b, &found)
	f[negation], f[voice] = indicator(n), indicator(v)
	e.veto = f[contrast] > 0 || fixed != nil
	return e
}

var intentFeature = [...]titleFeature{
	unlike: intentUnlike, alike: intentAlike, equal: intentEqual, oneAsks: intentOne, reported: intentEvent,
}

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
