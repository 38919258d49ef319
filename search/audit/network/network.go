// Package network finds what shows only between questions: who leads to whom, who answers what, and what is said twice.
package network

import "kotae/search/audit"

// Rules are all rules about how questions hang together.
func Rules() []audit.Rule {
	return []audit.Rule{
		noLinks, orphan, oneWay, island, splitCategory, sameTitle,
		loneAdviser, unansweredCategory, narrowAdviser, staleCategory, thinCategory,
		sameAnswer, copiedAnswer,
	}
}

// fewest is how many questions a corpus must have before what most of them lack says anything about it.
const fewest = 10
