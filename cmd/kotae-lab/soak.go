package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"kotae/corpus/source"
	"kotae/indexer"
	"kotae/search"
	"kotae/search/httpapi"
)

func newSoakCommand() *cobra.Command {
	var data string
	var sources []string
	var requests, clients, maxMemory int
	cmd := &cobra.Command{
		Use:   "soak --data DIR --source CORPUS --source OTHER",
		Short: "serve an index and search it over HTTP while new generations of the sources, in turn, are published",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := soak(cmd.Context(), data, sources, requests, clients); err != nil {
				return err
			}
			return checkMemory(maxMemory)
		},
	}
	cmd.Flags().StringVar(&data, "data", "", "a data directory")
	cmd.Flags().StringArrayVar(&sources, "source", nil, "what to index; give two that differ")
	cmd.Flags().IntVar(&requests, "requests", 10_000, "how many requests, at least; they go on until a generation was published")
	cmd.Flags().IntVar(&maxMemory, "max-memory", 0, "fail if the process, which indexes and serves, ever took more MB (0: never)")
	cmd.Flags().IntVar(&clients, "clients", 8, "how many at once")
	_ = cmd.MarkFlagRequired("data")
	_ = cmd.MarkFlagRequired("source")
	return cmd
}

func soak(ctx context.Context, data string, sources []string, requests, clients int) error {
	l, err := openLab(data)
	if err != nil {
		return err
	}
	publish := func(source string) error {
		unlock, err := l.store.Lock("kotae-lab soak")
		if err != nil {
			return err
		}
		report, err := indexer.Build(ctx, l.store, l.analyzer, indexer.Options{Sources: []string{source}, Version: "lab"})
		fmt.Printf("published %s of %s: %d questions in %v\n", report.Generation, source, report.Questions, report.Took.Round(time.Millisecond))
		return errors.Join(err, unlock())
	}
	if err := publish(sources[0]); err != nil {
		return err
	}
	svc, err := search.Open(l.store, l.analyzer, search.Options{})
	if err != nil {
		return err
	}
	defer svc.Close()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go svc.Watch(ctx)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	log := slog.New(slog.DiscardHandler)
	server := httpapi.NewServer("", httpapi.New(svc, httpapi.Options{Version: "lab", Log: log}), log)
	go func() { _ = server.Serve(listener) }()
	defer server.Close()

	queries, err := titles(ctx, sources)
	if err != nil {
		return err
	}
	var published atomic.Bool
	var sent, failed, empty atomic.Int64
	var mu sync.Mutex
	generations := map[string]int{}
	var took []time.Duration
	var group errgroup.Group
	group.Go(func() error {
		defer published.Store(true)
		for _, s := range sources[1:] {
			if err := publish(s); err != nil {
				return err
			}
			time.Sleep(2 * time.Second) // until the service has moved
		}
		return nil
	})
	for c := range clients {
		group.Go(func() error {
			for i := c; sent.Load() < int64(requests) || !published.Load(); i++ {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				sent.Add(1)
				started := time.Now()
				a, err := get(ctx, listener.Addr().String(), queries[i%len(queries)])
				mu.Lock()
				took = append(took, time.Since(started))
				switch {
				case err != nil:
					if failed.Add(1) <= 5 {
						fmt.Println("failed:", err)
					}
				case len(a.Hits) == 0:
					if empty.Add(1) <= 5 {
						fmt.Println("empty:", a.Query)
					}
				default:
					generations[a.Generation]++
				}
				mu.Unlock()
			}
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	slices.Sort(took)
	fmt.Printf("requests=%d failed=%d empty=%d p50=%v p99=%v by generation: %v\n",
		sent.Load(), failed.Load(), empty.Load(), took[len(took)/2], took[len(took)*99/100], generations)
	if failed.Load()+empty.Load() > 0 {
		return errors.New("requests failed or were answered empty")
	}
	return nil
}

func get(ctx context.Context, addr, query string) (*search.Answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+addr+"/v1/search?q="+url.QueryEscape(query), nil)
	if err != nil {
		return nil, err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("%s: %s", resp.Status, body)
	}
	var a search.Answer
	return &a, json.Unmarshal(body, &a)
}

// titles returns every hundredth long title of the sources: queries that every corpus of such texts answers.
func titles(ctx context.Context, sources []string) ([]string, error) {
	var all []string
	n := 0
	for item, err := range source.Read(ctx, sources, source.Options{}) {
		if err != nil {
			return nil, err
		}
		if item.Question == nil || utf8.RuneCountInString(item.Question.Title) < 15 { // 「…………」 is a title too
			continue
		}
		if n++; n%100 == 0 {
			all = append(all, item.Question.Title)
		}
	}
	if len(all) == 0 {
		return nil, errors.New("the sources hold fewer than 100 questions")
	}
	return all, nil
}
