package network

import (
	"cmp"
	"slices"

	"kotae/search/audit"
)

// minCategory is how many questions of a category must link to others before the links within it say anything.
const minCategory = 10

var splitCategory = audit.Rule{
	ID: "network/split-category", Severity: audit.Note, Gathers: linked,
	About:   audit.Texts{English: "a category whose questions are hardly linked to one another", Japanese: "質問どうしのつながりが乏しいカテゴリ"},
	Why:     audit.Texts{English: "Who reads one question of the category is led out of it. Told where at least ten of its questions have links, and no half of these is connected by links within the category.", Japanese: "カテゴリの中を読み進められません。リンクのある質問が 10 件以上あり、カテゴリ内のリンクだけでは半数もつながらないときに指摘します。"},
	Message: audit.Texts{English: "the %d linked questions of the category fall into %d groups without a link between, the largest of %d; link them with one another", Japanese: "リンクのある %d 件の質問が、互いにつながりのない %d 個の集まりに分かれています（最大で %d 件）。カテゴリ内の質問どうしをリンクさせてください"},
	Report: onLinks(func(g *links, found func(audit.Hit)) {
		if g.sparse() {
			return
		}
		members := make([][]int32, len(g.categories.names))
		for n := range g.len() {
			if !g.graph.listed[n] && len(g.graph.from(n)) == 0 {
				continue
			}
			for _, c := range g.categoriesOf(n) {
				members[c] = append(members[c], int32(n))
			}
		}
		order := sortedNumbers(g.categories.names)
		for _, c := range order {
			in := members[c]
			if len(in) < minCategory {
				continue
			}
			if groups, largest := g.graph.within(in); 2*largest < len(in) {
				found(audit.Hit{Spot: audit.Whole("categories", g.categories.names[c]), Key: g.categories.names[c], Args: []any{len(in), groups, largest}})
			}
		}
	}),
}

// within counts the groups into which questions fall, in order of their numbers, by the links between them alone.
func (r *graph) within(questions []int32) (groups, largest int) {
	s := newSets(len(questions))
	for i, n := range questions {
		for _, to := range r.from(int(n)) {
			if k, ok := slices.BinarySearch(questions, to); ok {
				s.join(int32(i), int32(k))
			}
		}
	}
	sizes := map[int32]int{}
	for i := range questions {
		part := s.first(int32(i))
		sizes[part]++
		largest = max(largest, sizes[part])
	}
	return len(sizes), largest
}

// sortedNumbers are the numbers of names in the order of the names.
func sortedNumbers(names []string) []int {
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(names[a], names[b]) })
	return order
}
