package duplicates

// idle finds negations that turn nothing around: who must write it (書かなければいけない) writes it, and 失礼ではないですか asks what
// 失礼ですか does.
var idle = mustPattern(`(?:なければ|なけりゃ|なくては|なくちゃ|なきゃ|ないと)(?:(?:いけ|行け|なら|成ら)(?:ない|なかった|なく|ません|ませ|ず|ぬ|ん|な)|だめ|ダメ|駄目|まず)` +
	`|(?:なければ|なきゃ|なくちゃ)[?。!…\s]*$` +
	`|かも(?:しれ|知れ)(?:ない|なく|なかっ|ません|ず|ん)` +
	`|(?:では|じゃ)(?:ない|ありません|ないん)(?:です|でしょう)?(?:か|\?)`)

// idleNegations are their spans in a folded text.
func idleNegations(text string) [][]int {
	if !idle.mayMatch(text) {
		return nil
	}
	return idle.FindAllStringIndex(text, -1)
}
