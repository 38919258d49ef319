package editor

import (
	"net/url"
	"strconv"
	"time"

	"kotae/search"
	"kotae/search/duplicates/clusters"
)

// filter is which part of the queue an editor works through; it goes along in every address.
type filter struct{ search.QueueFilter }

// readFilter takes a filter from an address or a form. What cannot be read is as if it were not there, but for what the service
// refuses.
func readFilter(v url.Values) filter {
	f := filter{search.QueueFilter{Category: v.Get("category"), Adviser: v.Get("adviser"), Kind: clusters.Kind(v.Get("kind")), PerPage: perPage}}
	f.MinScore, _ = strconv.ParseFloat(v.Get("min"), 64)
	f.NewSince, _ = time.Parse(time.DateOnly, v.Get("since"))
	f.Page, _ = strconv.Atoi(v.Get("page"))
	f.Page = max(f.Page, 1)
	return f
}

// values are the filter as an address has it, without the page.
func (f filter) values() url.Values {
	v := url.Values{}
	for name, value := range map[string]string{"category": f.Category, "adviser": f.Adviser, "kind": string(f.Kind), "since": f.Since()} {
		if value != "" {
			v.Set(name, value)
		}
	}
	if f.MinScore > 0 {
		v.Set("min", f.Min())
	}
	return v
}

// Since is the date as a form shows it.
func (f filter) Since() string {
	if f.NewSince.IsZero() {
		return ""
	}
	return f.NewSince.Format(time.DateOnly)
}

// Min is the least score as a form has it.
func (f filter) Min() string { return strconv.FormatFloat(f.MinScore, 'f', -1, 64) }

// Encode is the filter as a hidden field has it.
func (f filter) Encode() string { return f.values().Encode() }

// IsSet reports whether anything is left out.
func (f filter) IsSet() bool { return len(f.values()) > 0 }

// queue is the address of a page of the queue.
func (f filter) queue(page int) string {
	v := f.values()
	if page > 1 {
		v.Set("page", strconv.Itoa(page))
	}
	return with(home, v)
}

// cluster is the address of a cluster, with another representative and the member that is compared, "" for the proposed ones.
func (f filter) cluster(id, representative, member string) string {
	v := f.values()
	if representative != "" {
		v.Set("representative", representative)
	}
	if member != "" {
		v.Set("member", member)
	}
	return with(home+"/clusters/"+url.PathEscape(id), v)
}

// pairAddress is the address of two questions by themselves.
func pairAddress(left, right string) string {
	return with(home+"/pairs", url.Values{"left": {left}, "right": {right}})
}

func with(address string, v url.Values) string {
	if len(v) == 0 {
		return address
	}
	return address + "?" + v.Encode()
}
