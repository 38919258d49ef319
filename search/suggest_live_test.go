package search_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"kotae/corpus"
	"kotae/search"
)

// TestSuggestWhileAllChanges completes while generations come and go and questions are forgotten: each answer is of one generation, its
// texts stay what they are, and none names a question that was forgotten before it was asked for.
func TestSuggestWhileAllChanges(t *testing.T) {
	if os.Getenv("KOTAE_LONG") == "" {
		t.Skip("takes long; KOTAE_LONG=1 runs it, as .ci/run does")
	}
	s := newSite(t)
	title := func(i int) string { return fmt.Sprintf("面接の服装の相談その%d", i) }
	publish := func(edition int) {
		questions := []corpus.Question{{ID: "edition", Title: fmt.Sprintf("版番号%d", edition), Body: "面接の服装の話です。"}}
		for i := range 20 {
			questions = append(questions, corpus.Question{ID: fmt.Sprint(i), Title: title(i), Body: fmt.Sprintf("面接官が怖い。第%d版。", edition)})
		}
		s.index(t, questions...)
	}
	publish(1)
	s.await(func(st search.Status) bool { return st.Ready })
	ctx, stop := context.WithCancel(context.Background())
	var readers sync.WaitGroup
	var mu sync.Mutex
	forgotten := map[string]bool{}
	isForgotten := func(id string) bool {
		mu.Lock()
		defer mu.Unlock()
		return forgotten[id]
	}
	for n := range 4 {
		readers.Go(func() {
			var kept []search.Suggestion
			for i := n; ctx.Err() == nil; i++ {
				gone := isForgotten("3")
				typed := []string{"めんs", "面接 ふく", "面接t", "はんば", "こわ"}[i%5]
				out, err := s.svc.Suggest(context.Background(), search.SuggestRequest{Query: typed, N: search.MaxSuggestions})
				if err != nil {
					t.Error(err)
					return
				}
				for _, x := range out.Suggestions {
					if gone && x.ID == "3" {
						t.Errorf("%s is completed to %s, which is forgotten", typed, x.Text)
					}
				}
				kept = append(kept, out.Suggestions...)
				if len(kept) > 2000 {
					kept = kept[1000:]
				}
				for _, x := range kept[max(len(kept)-50, 0):] { // of a generation that may be closed
					if !strings.ContainsAny(x.Text, "面服番怖官接") {
						t.Errorf("a suggestion has become %q", x.Text)
						return
					}
				}
			}
		})
	}
	for edition := 2; edition < 6; edition++ {
		publish(edition)
		if edition == 3 {
			if err := s.svc.Forget(context.Background(), "3", "test"); err != nil {
				t.Fatal(err)
			}
			mu.Lock()
			forgotten["3"] = true
			mu.Unlock()
		}
		if edition%2 == 0 {
			want := fmt.Sprintf("版番号%d", edition)
			s.await(func(search.Status) bool {
				q, err := s.svc.Question(context.Background(), "edition")
				return err == nil && q.Title == want
			})
		}
	}
	stop()
	readers.Wait()
}
