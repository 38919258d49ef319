package corpus

import "testing"

func TestNormalize(t *testing.T) {
	for in, want := range map[string]string{
		"\ufeffＥＳ　（２回）！　\r\nﾊﾟｿｺﾝ\rか\u3099く\u200bせい～ \u3000": "ES (2回)!\nパソコン\nがくせい～",
	} {
		if got := Normalize(in); got != want {
			t.Errorf("Normalize(%q) = %q, want %q", in, got, want)
		}
	}
}
