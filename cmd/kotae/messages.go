package main

// messages are all texts that a user of the command line reads, in one language. Where a text has verbs, they are the
// same ones in the same order in every language.
type messages struct {
	ShortRoot, ShortIndex, ShortServe, ShortSearch, ShortRelated, ShortShow, ShortAnalyze, ShortRollback, ShortVersion string

	// The command line.
	SeeHelp, UnknownCommand, DidYouMean                        string
	WantNothing, WantSources, WantQuery, WantID, WantLogFormat string
	WantUTF8, TextTooLong                                      string
	Held, HeldBySomeone, NoIndex, NoQuestion, NothingRead      string
	Interrupted, IndexInterrupted, IndexInterruptedFirst       string
	PortInUse, Outdated, PruneFailed                           string

	// kotae index.
	Reading, Writing, Merging                                        string
	ReadSoFar, WrittenSoFar                                          string
	Read, Written, Unchanged, Superseded, Refused, Rejected, Removed string
	ReadNote, WrittenNote, UnchangedNote, SupersededNote             string
	RefusedNote, RejectedNote, RemovedNote                           string
	RejectedList, RefusedList, WarningList, BoilerplateList, AndMore string
	BoilerplateLine, BoilerplatePages, BoilerplateShare              string
	Published, NothingChanged                                        string

	// kotae serve.
	Serving string

	// kotae search, related, show.
	Hits, NoHits, PastEnd, RelatedHits, NoRelated, Relaxed, Dropped, Quoted string
	By, Asked, Updated, Categories, AnswerCount, Best, Guessed              string

	// kotae analyze.
	Surface, Term, Kind, Start, End  string
	KindWord, KindPart, KindFunction string
	GoVersion, AnalyzerFingerprint   string
	RolledBack                       string
}

func english() *messages {
	return &messages{
		ShortRoot:     "Search of an advice site's questions and answers",
		ShortIndex:    "Build the index from the site's export",
		ShortServe:    "Serve the search page and the API",
		ShortSearch:   "Search the questions",
		ShortRelated:  "List the questions related to one",
		ShortShow:     "Print one question with its answers",
		ShortAnalyze:  "Show how a text is cut into terms",
		ShortRollback: "Go back to the index before",
		ShortVersion:  "Print the version",

		SeeHelp:        "%s; see %s --help",
		UnknownCommand: "there is no command “%s”",
		DidYouMean:     "; did you mean %s?",
		WantNothing:    "this command takes no arguments",
		WantSources:    "name the export's files or folders, or give --sample",
		WantQuery:      "say what to search for, for example: kotae search 内定辞退",
		WantID:         "give the id of one question, as kotae search lists it",
		WantLogFormat:  "--log-format is auto, text or json, not “%s”",
		WantUTF8:       "the text is not UTF-8; convert it first",
		TextTooLong:    "the text has more than %d bytes; give a shorter one",

		Held:          "%s (process %d, since %s) is writing to this data directory; wait for it, or stop it",
		HeldBySomeone: "another kotae process is writing to this data directory; wait for it, or stop it",
		NoIndex:       "there is no index yet; build one with kotae index SOURCE…, or try the sample with kotae index --sample",
		NoQuestion:    "the index has no question with this id; kotae search lists ids",
		NothingRead:   "no question could be read, so nothing was published; the index before stays current",

		Interrupted:           "interrupted",
		IndexInterrupted:      "interrupted; index %s is still current",
		IndexInterruptedFirst: "interrupted; no index was published",

		PortInUse:   "%s is in use; stop what listens there, or choose another with --addr",
		Outdated:    "the current index cannot be used: %v",
		PruneFailed: "old indexes could not be removed: %v",

		Reading:      "reading",
		Writing:      "indexing",
		Merging:      "merging",
		ReadSoFar:    "%d records read",
		WrittenSoFar: "%d of %d questions indexed",

		Read: "read", ReadNote: "records in the sources",
		Written: "written", WrittenNote: "new or changed",
		Unchanged: "unchanged", UnchangedNote: "as in the index before",
		Superseded: "superseded", SupersededNote: "older records of an id that came again",
		Refused: "refused", RefusedNote: "pages of another kind",
		Rejected: "rejected", RejectedNote: "could not be read",
		Removed: "removed", RemovedNote: "in the index before, but in no source",

		RejectedList:     "Rejected:",
		RefusedList:      "Refused:",
		WarningList:      "Warnings:",
		BoilerplateList:  "Lines that may be boilerplate, because many pages have them:",
		AndMore:          "… and %d more; --json lists them",
		BoilerplateLine:  "line",
		BoilerplatePages: "pages",
		BoilerplateShare: "share",
		Published:        "Index %s is current (questions: %d, answers: %d, built in %s).",
		NothingChanged:   "Nothing had changed: index %s stays current (questions: %d, answers: %d, took %s).",

		Serving: "Search at %s (Ctrl-C stops)",

		Hits:        "hits: %d (%d to %d shown)",
		NoHits:      "no hits",
		PastEnd:     "hits: %d, but page %d is past the last one",
		RelatedHits: "related questions: %d",
		NoRelated:   "no related questions",
		Relaxed:     "No question has all of it; these come closest.",
		Dropped:     "Not in the best hit: %s",
		Quoted:      "“%s”",
		By:          "%s: %s",
		Asked:       "asked %s",
		Updated:     "updated %s",
		Categories:  "categories: %s",
		AnswerCount: "answers: %d",
		Best:        "best answer",
		Guessed:     "The export does not say where one answer ends and the next begins; it was guessed.",

		Surface: "text", Term: "term", Kind: "kind", Start: "start", End: "end",
		KindWord: "word", KindPart: "part", KindFunction: "function",
		GoVersion:           "Go",
		AnalyzerFingerprint: "analyser",
		RolledBack:          "Index %s was current; now it is %s. A running server moves to it by itself.",
	}
}

func japanese() *messages {
	return &messages{
		ShortRoot:     "相談サイトの質問と回答を検索する",
		ShortIndex:    "サイトの書き出しデータから索引を作る",
		ShortServe:    "検索ページと API を公開する",
		ShortSearch:   "質問を検索する",
		ShortRelated:  "関連する質問を一覧にする",
		ShortShow:     "質問と回答を表示する",
		ShortAnalyze:  "文章がどのように語に分かれるかを表示する",
		ShortRollback: "一つ前の索引に戻す",
		ShortVersion:  "バージョンを表示する",

		SeeHelp:        "%s。使い方は %s --help で確認できます",
		UnknownCommand: "「%s」というコマンドはありません",
		DidYouMean:     "（もしかして: %s）",
		WantNothing:    "このコマンドに引数はありません",
		WantSources:    "書き出しデータのファイルかフォルダーを指定するか、--sample を付けてください",
		WantQuery:      "検索する言葉を指定してください（例: kotae search 内定辞退）",
		WantID:         "質問の ID を一つ指定してください（kotae search の結果に表示されます）",
		WantLogFormat:  "--log-format に指定できるのは auto、text、json です（「%s」は使えません）",
		WantUTF8:       "文字コードが UTF-8 ではありません。変換してからやり直してください",
		TextTooLong:    "文章が %d バイトを超えています。短くしてからやり直してください",

		Held:          "%s（プロセス %d、%s に開始）がこのデータディレクトリに書き込んでいます。終わるのを待つか、止めてからやり直してください",
		HeldBySomeone: "別の kotae がこのデータディレクトリに書き込んでいます。終わるのを待つか、止めてからやり直してください",
		NoIndex:       "まだ索引がありません。kotae index に書き出しデータを指定して作ってください（試すだけなら kotae index --sample）",
		NoQuestion:    "この ID の質問は索引にありません。ID は kotae search で確認できます",
		NothingRead:   "読み込めた質問が一つもないため、索引は作りませんでした。これまでの索引はそのまま使えます",

		Interrupted:           "中断しました",
		IndexInterrupted:      "中断しました。これまでの索引 %s はそのまま使えます",
		IndexInterruptedFirst: "中断しました。索引は作られていません",

		PortInUse:   "%s はすでに使われています。使用中のプログラムを止めるか、--addr で別のアドレスを指定してください",
		Outdated:    "現在の索引は使えません: %v",
		PruneFailed: "古い索引を削除できませんでした: %v",

		Reading:      "読み込み中",
		Writing:      "索引を作成中",
		Merging:      "仕上げ中",
		ReadSoFar:    "%d 件のレコードを読み込みました",
		WrittenSoFar: "%d / %d 件の質問を索引に入れました",

		Read: "読み込み", ReadNote: "読み込んだレコード",
		Written: "登録", WrittenNote: "新しい質問と、内容が変わった質問",
		Unchanged: "変更なし", UnchangedNote: "これまでの索引と同じ質問",
		Superseded: "重複", SupersededNote: "同じ ID の古いレコード",
		Refused: "対象外", RefusedNote: "質問ではないページ",
		Rejected: "エラー", RejectedNote: "読み取れなかったレコード",
		Removed: "削除", RemovedNote: "書き出しデータからなくなった質問",

		RejectedList:     "読み取れなかったレコード:",
		RefusedList:      "対象外のページ:",
		WarningList:      "注意:",
		BoilerplateList:  "多くのページにあり、定型文かもしれない行:",
		AndMore:          "…ほか %d 件（--json ですべて表示できます）",
		BoilerplateLine:  "行",
		BoilerplatePages: "ページ数",
		BoilerplateShare: "割合",
		Published:        "索引 %s に切り替えました（質問 %d 件、回答 %d 件、所要時間 %s）。",
		NothingChanged:   "変更はありませんでした。索引 %s をそのまま使います（質問 %d 件、回答 %d 件、所要時間 %s）。",

		Serving: "%s で検索できます（Ctrl-C で終了）",

		Hits:        "%d 件の質問が見つかりました（%d〜%d 件目を表示）",
		NoHits:      "見つかりませんでした",
		PastEnd:     "見つかった質問は %d 件で、%d ページ目はありません",
		RelatedHits: "関連する質問 %d 件",
		NoRelated:   "関連する質問は見つかりませんでした",
		Relaxed:     "すべてに当てはまる質問がないため、近いものを表示しています。",
		Dropped:     "先頭の質問に含まれない言葉: %s",
		Quoted:      "「%s」",
		By:          "%sさんの回答: %s",
		Asked:       "%s に質問",
		Updated:     "%s に更新",
		Categories:  "カテゴリー: %s",
		AnswerCount: "回答 %d 件",
		Best:        "ベストアンサー",
		Guessed:     "書き出しデータに回答の区切りがないため、区切りは推定です。",

		Surface: "表記", Term: "索引語", Kind: "種類", Start: "開始", End: "終了",
		KindWord: "語", KindPart: "部分", KindFunction: "機能語",
		GoVersion:           "Go",
		AnalyzerFingerprint: "解析器",
		RolledBack:          "索引を %s から %s に戻しました。動作中のサーバーも自動で切り替わります。",
	}
}
