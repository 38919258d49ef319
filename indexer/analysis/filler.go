package analysis

// IsFiller reports whether a term, in its base form, says nothing of what a question is about. People ask advice sites
// in sentences; the verbs and question words of a sentence must not rank. Numbers, negations, before and after, and
// adjectives of feeling are never here.
func IsFiller(term string) bool { return filler[term] }

var filler = set(`
する なる ある いる おる できる くる いく みる くださる いただく いただける もらう もらえる くれる あげる やる いう 言う 思う おもう
考える 知る しれる 教える おしえる 教示 聞く わかる いい よろしい よろしく ほしい 行う おこなう 使う しまう 申す いたす 致す
ございます ござる 願う お願い
何 なに なん 誰 だれ どこ いつ どれ どちら どっち どう どの どんな どのよう なぜ どうして いくつ いくら 幾つ
これ それ あれ ここ そこ あそこ こちら そちら この その あの こんな そんな こう そう 私 僕 自分 みなさん 皆さん 皆 みんな 人 方
こと もの やつ ため とき 場合 点 際 よう 的 さん 様 たち 等 など 他 ほか 以外 化 性 者
また もし もしも やはり やっぱり とても すごく すごい もう まだ いちばん もっと 本当に ほんとう ほんと 実際 必ず 一番 特に
どうしても さらに
`)
