package clusters

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kotae/corpus"
)

// planted are the sample's first questions and what was made of them.
func planted(f *fixture) []*corpus.Question {
	out := append([]*corpus.Question(nil), f.questions[:40]...)
	again := *out[3] // the same text with other marks, answered by others
	again.Title, again.Answers = "【"+again.Title+"】！", nil
	near := *out[5] // its beginning left out
	near.Title, near.Answers = near.Title+"教えてください", nil
	near.Body = near.Body[strings.Index(near.Body, "。")+len("。"):]
	pasted := *out[20] // answered as 7 was, but for a greeting
	answer := out[7].Answers[0]
	answer.Sections = append([]corpus.Section{{Text: "こんにちは。"}}, answer.Sections...)
	pasted.Answers = append([]corpus.Answer{answer}, pasted.Answers...)
	out[20] = &pasted
	stolen := *out[25] // the same answer by somebody else is not pasted
	other := out[7].Answers[0]
	other.Adviser = "別人"
	stolen.Answers = append([]corpus.Answer{other}, stolen.Answers...)
	out[25] = &stolen
	return append(out, &again, &near)
}

func TestKindsAreToldApart(t *testing.T) {
	f := newFixture(t)
	found := f.find(t, planted(f))
	defer found.Close()
	links := map[[2]uint32]Link{}
	for _, l := range found.Links {
		links[[2]uint32{l.A, l.B}] = l
	}
	if l := links[[2]uint32{3, 40}]; l.Kind != Copy || l.Score != 1 {
		t.Errorf("the same text with other marks: %+v", l)
	}
	if l := links[[2]uint32{5, 41}]; l.Kind != Copy || l.Score < CopyFrom {
		t.Errorf("nearly the same text: %+v", l)
	}
	if len(found.Sets) != 1 || !reflect.DeepEqual(found.Sets[0].Docs, []uint32{7, 20}) || found.Sets[0].Scores[1] < PastedFrom {
		t.Errorf("pasted answers: %+v", found.Sets)
	}
	for _, l := range found.Links {
		if l.Kind == Copy && l.B < 40 {
			t.Errorf("two questions of the sample are copies: %+v", l)
		}
	}
}

// TestWorkersFindTheSame: what is found depends neither on how many look nor on who is first.
func TestWorkersFindTheSame(t *testing.T) {
	f := newFixture(t)
	questions := planted(f)
	var all []*Found
	for _, workers := range []int{1, 4, 4} {
		o := f.options(t, questions)
		o.Workers = workers
		last := 0.0
		o.Progress = func(share float64) {
			if share < last || share > 1 {
				t.Errorf("progress goes from %v to %v", last, share)
			}
			last = share
		}
		found, err := Find(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		if files, _ := os.ReadDir(o.Dir); len(files) > 0 && os.PathSeparator == '/' {
			t.Errorf("%v can be seen", files)
		}
		if err := errors.Join(found.Close(), found.Close()); err != nil {
			t.Error(err)
		}
		all = append(all, found)
	}
	for _, other := range all[1:] {
		if !reflect.DeepEqual(other.Links, all[0].Links) || !reflect.DeepEqual(other.Sets, all[0].Sets) || other.Pairs != all[0].Pairs {
			t.Error("several workers find something else than one")
		}
	}
	if !reflect.DeepEqual(all[0].Groups(Terms{}), all[1].Groups(Terms{})) {
		t.Error("what is found makes other groups")
	}
}

func TestFindEnds(t *testing.T) {
	f := newFixture(t)
	o := f.options(t, f.questions[:20])
	ctx, cancel := context.WithCancel(context.Background())
	o.Workers = 1
	o.Read = func(doc uint32) (*corpus.Question, error) {
		if doc == 10 {
			cancel()
		}
		return f.questions[doc], nil
	}
	if _, err := Find(ctx, o); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled look: %v", err)
	}
	paused := 0
	o.Pause = func() { paused++ }
	found, err := Find(context.Background(), o)
	if err != nil || paused == 0 {
		t.Fatalf("paused %d times: %v", paused, err)
	}
	_ = found.Close()
	o.Pause = nil
	bad := errors.New("cannot be read")
	o.Read = func(doc uint32) (*corpus.Question, error) {
		if doc == 7 {
			return nil, bad
		}
		return f.questions[doc], nil
	}
	if _, err := Find(context.Background(), o); !errors.Is(err, bad) {
		t.Errorf("a question that cannot be read: %v", err)
	}
	o.Dir = filepath.Join(t.TempDir(), "none")
	if _, err := Find(context.Background(), o); err == nil || !strings.Contains(err.Error(), "TMPDIR") {
		t.Errorf("no folder for temporary files: %v", err)
	}
	empty, err := Find(context.Background(), f.options(t, nil))
	if err != nil || len(empty.Links) > 0 || len(empty.Groups(Terms{})) > 0 {
		t.Errorf("nothing: %+v, %v", empty, err)
	}
	if err == nil {
		_ = empty.Close()
	}
}
