package duplicates

import "strings"

// Intent is what a question wants to be told, or, where it asks nothing, what it reports.
type Intent uint8

// The intents. Those from Event on are of statements.
const (
	May     Intent = iota // is it allowed, is it rude
	Need                  // must I, should I
	Effect                // does it count against me, will it be found out
	Worth                 // is it of any use
	Able                  // can it be done, will I get it
	Exist                 // are there any
	Confirm               // is it true that
	Fact                  // another question to be answered with yes or no
	How                   // by what means
	Content               // what to say, write, wear
	Example               // a text to copy
	Which                 // the best one
	Differ                // what tells two things apart, which of two
	Why
	Meaning // what is it
	Name    // what is it called
	When
	Amount
	Who
	Where
	Open    // something about it: the clothes at a briefing?
	Event   // it has happened
	Wish    // it is wanted
	Trouble // it does not go, it hurts
	allIntents
)

var intentNames = [allIntents]string{"may", "need", "effect", "worth", "able", "exist", "confirm", "fact", "how", "content", "example",
	"which", "differ", "why", "meaning", "name", "when", "amount", "who", "where", "open", "event", "wish", "trouble"}

// String is the intent's name: may, need, …
func (i Intent) String() string { return intentNames[i] }

// Intents is a set of them: one title may ask twice.
type Intents uint32

const (
	anyState    Intents = 1<<Event | 1<<Wish | 1<<Trouble
	anyQuestion Intents = 1<<allIntents - 1 - anyState
)

// Has reports whether an intent is among them.
func (s Intents) Has(i Intent) bool { return s&(1<<i) != 0 }

// List lists them in their order.
func (s Intents) List() (out []Intent) {
	for i := range allIntents {
		if s.Has(i) {
			out = append(out, i)
		}
	}
	return out
}

func (s Intents) String() string {
	var names []string
	for _, i := range s.List() {
		names = append(names, i.String())
	}
	return strings.Join(names, " ")
}

// families are the intents of which the one question may be put for the other: should I send it, is it rude not to.
var families = []Intents{
	yesOrNo,
	1<<How | 1<<Content | 1<<Example,
	1<<Which | 1<<Differ,
	1<<Which | 1<<Where | 1<<Name,
	1<<When | 1<<Amount,
	1<<Meaning | 1<<Name,
	1<<Who | 1<<Name,
	anyQuestion &^ (1<<Why | 1<<Differ | 1<<Example), // with Open
}

const (
	yesOrNo = 1<<May | 1<<Need | 1<<Effect | 1<<Worth | 1<<Able | 1<<Exist | 1<<Confirm | 1<<Fact
	// advice is what whoever only reports something wants.
	advice = 1<<May | 1<<Need | 1<<Able | 1<<How | 1<<Content | 1<<Differ | 1<<Example | 1<<Open
	// besides are what a question with one of those words, or with how or why, does not ask for besides: いつから使えるか.
	besides = 1<<May | 1<<Need | 1<<Able | 1<<Exist | 1<<Confirm | 1<<Fact
	pointed = 1<<Why | 1<<How | 1<<Differ | wh
	// wh are asked for by a word that also stands in what is only told.
	wh Intents = 1<<Where | 1<<Who | 1<<When | 1<<Name | 1<<Meaning | 1<<Which | 1<<Content | 1<<Amount
)

// relation says how the intents of two questions stand to each other.
type relation uint8

const (
	unlike   relation = iota // both ask, and for different things
	alike                    // what the one asks may be meant by the other
	equal                    // both ask for one thing
	oneAsks                  // the other only reports, and may well want to be told that
	reported                 // the other has happened already
)

func relate(a, b Intents) relation {
	qa, qb := a&anyQuestion, b&anyQuestion
	switch {
	case qa == 0 && qb == 0:
		if a&b != 0 {
			return equal
		}
		return alike
	case (qa == 0) != (qb == 0):
		switch {
		case (qa|qb)&advice == 0:
			return unlike
		case (a|b)&anyState == 1<<Event:
			return reported
		}
		return oneAsks
	case qa&qb != 0:
		return equal
	}
	for i, f := range families {
		if i == len(families)-1 && (qa|qb)&(1<<Open) == 0 {
			break
		}
		if qa&f != 0 && qb&f != 0 {
			return alike
		}
	}
	return unlike
}
