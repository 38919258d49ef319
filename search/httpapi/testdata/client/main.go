// Command client asks a kotae service by the client that oapi-codegen makes of its description, and prints what it got.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
)

func main() {
	c, err := NewClientWithResponses(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	query, year, facets := "面接 逆質問", []string{"2024", "2025"}, []SearchParamsFacets{"category"}
	found, err := c.SearchWithResponse(ctx, &SearchParams{Q: &query, Year: &year, Facets: &facets})
	if err != nil || found.JSON200 == nil {
		log.Fatal("search: ", err, found)
	}
	first := found.JSON200.Hits[0]
	fmt.Println("search", found.JSON200.Total, first.Id, first.TitleMarks, (*found.JSON200.Facets)["category"][0].Value)

	question, err := c.GetQuestionWithResponse(ctx, first.Id, &GetQuestionParams{})
	if err != nil || question.JSON200 == nil {
		log.Fatal("question: ", err, question)
	}
	fmt.Println("question", question.JSON200.Title, len(question.JSON200.Answers))

	n := 3
	related, err := c.GetRelatedWithResponse(ctx, first.Id, &GetRelatedParams{N: &n})
	if err != nil || related.JSON200 == nil {
		log.Fatal("related: ", err, related)
	}
	fmt.Println("related", len(related.JSON200.Hits))

	typed, err := c.SuggestWithResponse(ctx, &SuggestParams{Q: "めんs"})
	if err != nil || typed.JSON200 == nil {
		log.Fatal("suggest: ", err, typed)
	}
	fmt.Println("suggest", typed.JSON200.Suggestions[0].Text, typed.JSON200.Suggestions[0].Marks)

	title := "最終面接の逆質問"
	draft, err := c.RelatedToDraftWithResponse(ctx, Draft{Title: &title, N: &n})
	if err != nil || draft.JSON200 == nil {
		log.Fatal("draft: ", err, draft)
	}
	fmt.Println("draft", len(draft.JSON200.Hits), draft.JSON200.Query)

	missing, err := c.GetQuestionWithResponse(ctx, "0", &GetQuestionParams{})
	if err != nil || missing.ApplicationproblemJSON404 == nil {
		log.Fatal("missing: ", err, missing)
	}
	fmt.Println("missing", missing.ApplicationproblemJSON404.Type)
}
