package config

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// WriteTOML writes the settings as a file that Load reads, with where each comes from beside it. Of a secret it says only
// that it is set.
func (s *Settings) WriteTOML(w io.Writer) error {
	var b bytes.Buffer
	table := ""
	for _, v := range s.values {
		group, name, nested := strings.Cut(v.Key, ".")
		if !nested {
			group, name = "", v.Key
		}
		if group != table {
			fmt.Fprintf(&b, "\n[%s]\n", group)
			table = group
		}
		literal, err := literal(v.Shown())
		if err != nil {
			return fmt.Errorf("%s cannot be written: %w", v.Key, err)
		}
		if v.Secret && v.Value != "" {
			name = "# " + name
		}
		fmt.Fprintf(&b, "%s = %s  # %s\n", name, literal, v.Source)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// literal is a value as TOML has it, on one line.
func literal(v any) (string, error) {
	if table, ok := v.(map[string]string); ok {
		rows := make([]string, 0, len(table))
		for _, k := range slices.Sorted(maps.Keys(table)) {
			text, err := literal(table[k])
			if err != nil {
				return "", err
			}
			rows = append(rows, toml.Key{k}.String()+" = "+text)
		}
		return "{" + strings.Join(rows, ", ") + "}", nil
	}
	b, err := toml.Marshal(map[string]any{"v": v})
	return strings.TrimSpace(strings.TrimPrefix(string(b), "v = ")), err
}
