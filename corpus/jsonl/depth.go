package jsonl

import (
	"bytes"
	"fmt"

	"kotae/corpus"
)

const (
	maxDepth = 100 // a record needs 5; encoding/json itself would recurse 10,000 deep
	maxKeys  = 64  // in one object; a record needs 13
)

// scan goes over raw JSON once, without recursion, and reports what decoding would pay dearly for (deep nesting) or
// lose without a word (a field given twice). strange tells that a name is not written as
// any of the record's is. scan does not judge the syntax.
func scan(b []byte) (strange bool, p *corpus.Problem) {
	type level struct {
		object, key bool // key: the next string is a key
		keys        [][]byte
	}
	var stack []level
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '{', '[':
			if len(stack) == maxDepth {
				return false, &corpus.Problem{Reason: fmt.Sprintf("nested deeper than %d levels", maxDepth), Fix: "write the record flat, as the canonical record is"}
			}
			object := b[i] == '{'
			stack = append(stack, level{object: object, key: object})
		case '}', ']':
			if len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
		case ',':
			if len(stack) > 0 {
				top := &stack[len(stack)-1]
				top.key = top.object
			}
		case '"':
			end := stringEnd(b, i+1)
			if len(stack) > 0 && stack[len(stack)-1].key {
				top := &stack[len(stack)-1]
				key := b[i+1 : end]
				for _, k := range top.keys {
					if bytes.EqualFold(k, key) {
						return false, &corpus.Problem{Field: string(key), Reason: "stands twice in one object", Fix: "keep one of the two, the other would be lost"}
					}
				}
				if len(top.keys) == maxKeys {
					return false, &corpus.Problem{Reason: fmt.Sprintf("an object with more than %d fields", maxKeys), Fix: "write the fields of the canonical record only"}
				}
				top.keys, top.key = append(top.keys, key), false
				strange = strange || !fieldNames[string(key)]
			}
			i = end
		}
	}
	return strange, nil
}

// stringEnd is where the string that starts before i closes, or len(b).
func stringEnd(b []byte, i int) int {
	for ; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(b)
}
