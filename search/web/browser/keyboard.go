package browser

import (
	"strings"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// key is a key of the keyboard as the browser sees it.
type key struct {
	name, code string
	number     int64  // the keyCode
	text       string // that it types
}

// keyNamed returns a key by its name in JavaScript.
func (p *Tab) keyNamed(name string) key {
	p.t.Helper()
	for _, k := range []key{
		{"Enter", "Enter", 13, "\r"}, {"Escape", "Escape", 27, ""}, {"Tab", "Tab", 9, ""}, {"Backspace", "Backspace", 8, ""},
		{"ArrowLeft", "ArrowLeft", 37, ""}, {"ArrowUp", "ArrowUp", 38, ""}, {"ArrowRight", "ArrowRight", 39, ""},
		{"ArrowDown", "ArrowDown", 40, ""}, {"End", "End", 35, ""}, {"Home", "Home", 36, ""},
	} {
		if k.name == name {
			return k
		}
	}
	if len(name) == 1 { // what stands on a key is what it types
		code := "Key" + strings.ToUpper(name)
		if name[0] >= '0' && name[0] <= '9' {
			code = "Digit" + name
		}
		return key{name, code, int64(strings.ToUpper(name)[0]), name}
	}
	p.t.Fatalf("browser: there is no key %q here yet", name)
	return key{}
}

// Press presses keys one after the other, as "ArrowDown", "Alt+ArrowUp" or "a".
func (p *Tab) Press(names ...string) {
	p.t.Helper()
	for _, name := range names {
		var modifiers int64
		for _, m := range []struct {
			prefix string
			bit    chromedp.Modifier
		}{{"Alt+", chromedp.ModifierAlt}, {"Shift+", chromedp.ModifierShift}} {
			if rest, ok := strings.CutPrefix(name, m.prefix); ok {
				name, modifiers = rest, modifiers|int64(m.bit)
			}
		}
		k := p.keyNamed(name)
		p.key(input.DispatchKeyEventTypeKeyDown, k, modifiers, 0)
		p.key(input.DispatchKeyEventTypeKeyUp, k, modifiers, 0)
	}
}

// key sends one event of a key; time is in seconds of the epoch, 0 is now.
func (p *Tab) key(kind input.DispatchKeyEventType, k key, modifiers int64, time float64) {
	p.t.Helper()
	if kind == input.DispatchKeyEventTypeKeyDown && k.text == "" {
		kind = input.DispatchKeyEventTypeRawKeyDown
	}
	params := input.DispatchKeyEventParams{Type: kind, Key: k.name, Code: k.code, WindowsVirtualKeyCode: k.number,
		Modifiers: modifiers, Timestamp: input.TimeSinceEpoch(time)}
	if kind == input.DispatchKeyEventTypeKeyDown {
		params.Text, params.UnmodifiedText = k.text, k.text
	}
	call(p, input.DispatchKeyEvent, params)
}

// Type types what stands on the keys, a key at a time.
func (p *Tab) Type(letters string) {
	p.t.Helper()
	p.do("type "+letters, chromedp.KeyEvent(letters))
}
