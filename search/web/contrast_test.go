package web

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast holds the colours to WCAG AA: 4.5:1 for text, 3:1 for edges and the focus ring.
func TestContrast(t *testing.T) {
	css, err := staticFiles.ReadFile("static/kotae.css")
	if err != nil {
		t.Fatal(err)
	}
	light, rest, ok := strings.Cut(string(css), "@media (prefers-color-scheme: dark)")
	if !ok {
		t.Fatal("there is no dark scheme")
	}
	dark, _, _ := strings.Cut(rest, "\n}\n")
	pairs := []struct {
		front, ground string
		least         float64
	}{
		{"text", "ground", 4.5}, {"text", "raised", 4.5}, {"text", "note", 4.5},
		{"quiet", "ground", 4.5}, {"quiet", "raised", 4.5},
		{"text", "active", 4.5}, {"quiet", "active", 4.5}, {"accent", "active", 4.5}, {"accent", "note", 4.5}, {"quiet", "note", 4.5},
		{"link", "ground", 4.5}, {"link", "raised", 4.5},
		{"on-accent", "accent", 4.5}, {"on-mark", "mark", 4.5}, {"on-sample", "sample", 4.5},
		{"edge", "ground", 3}, {"edge", "raised", 3}, {"accent", "ground", 3}, {"accent", "raised", 3},
	}
	for scheme, block := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([\w-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(block, -1) {
			colours[m[1]] = luminance(t, m[2])
		}
		for _, p := range pairs {
			a, okA := colours[p.front]
			b, okB := colours[p.ground]
			if c := (max(a, b) + 0.05) / (min(a, b) + 0.05); !okA || !okB || c < p.least {
				t.Errorf("%s: %s on %s has %.2f:1, want %.1f:1", scheme, p.front, p.ground, c, p.least)
			}
		}
	}
}

// luminance is the relative luminance of rrggbb, after WCAG 2.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
