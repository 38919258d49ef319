package browser

import (
	"unicode/utf16"

	"github.com/chromedp/cdproto/input"
)

// imeKey is what a page sees of a key that goes to the input method: its number says so, whatever the key.
var imeKey = key{name: "Process", code: "KeyA", number: 229}

// Compose makes each text in turn what the input method composes in the focused box, as one key more does.
func (p *Tab) Compose(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		end := int64(len(utf16.Encode([]rune(text))))
		p.InputMethodKey("Process")
		call(p, input.ImeSetComposition, input.ImeSetCompositionParams{Text: text, SelectionStart: end, SelectionEnd: end})
	}
}

// InputMethodKey presses a key that the input method takes for itself while it composes.
func (p *Tab) InputMethodKey(name string) {
	p.t.Helper()
	k := imeKey
	if name != k.name {
		k.name, k.code = name, name
	}
	p.key(input.DispatchKeyEventTypeRawKeyDown, k, 0, 0)
	p.key(input.DispatchKeyEventTypeKeyUp, k, 0, 0)
}

// Commit ends a composition with Enter. Chrome, Firefox: the keydown comes first, marked, then compositionend.
func (p *Tab) Commit(text string) {
	p.t.Helper()
	p.key(input.DispatchKeyEventTypeRawKeyDown, key{"Enter", "Enter", imeKey.number, ""}, 0, 0)
	call(p, input.InsertText, input.InsertTextParams{Text: text})
	p.key(input.DispatchKeyEventTypeKeyUp, p.keyNamed("Enter"), 0, 0)
}

// CommitAsSafari ends a composition with Enter in Safari's order: compositionend comes first, then a keydown that is not
// marked any more, but for its keyCode.
func (p *Tab) CommitAsSafari(text string) {
	p.t.Helper()
	call(p, input.InsertText, input.InsertTextParams{Text: text})
	p.key(input.DispatchKeyEventTypeRawKeyDown, key{"Enter", "Enter", imeKey.number, ""}, 0, 0)
	p.key(input.DispatchKeyEventTypeKeyUp, p.keyNamed("Enter"), 0, 0)
}

// CommitAndPress ends a composition and then presses a key that nothing marks, so many milliseconds after compositionend by
// the browser's clock, however long the test took. Old Safaris send the Enter of the input method so.
func (p *Tab) CommitAndPress(text, name string, after float64) {
	p.t.Helper()
	ended := Eval[string](p, `(() => {
		document.activeElement.addEventListener('compositionend', (e) => { window.compositionEnded = performance.timeOrigin + e.timeStamp; }, { once: true });
		return document.activeElement.tagName;
	})()`)
	if ended == "BODY" {
		p.t.Fatal("nothing is typed into")
	}
	call(p, input.InsertText, input.InsertTextParams{Text: text})
	at := (Eval[float64](p, "window.compositionEnded") + after) / 1000
	k := p.keyNamed(name)
	p.key(input.DispatchKeyEventTypeKeyDown, k, 0, at)
	p.key(input.DispatchKeyEventTypeKeyUp, k, 0, at)
}
