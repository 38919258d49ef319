package main

// messages are all texts that a user of the command line reads, in one language. Where a text has verbs, they are the
// same ones in the same order in every language.
type messages struct {
	ShortRoot, ShortIndex, ShortServe, ShortSearch, ShortRelated, ShortShow, ShortAnalyze, ShortRollback, ShortVersion string
	ShortConfig, ShortCompletion, ShortHelp                                                                            string

	// The command line.
	SeeHelp, UnknownCommand, DidYouMean                        string
	NoSuchFlag, FlagWantsValue, FlagWantsInt, FlagWantsNumber  string
	FlagWantsTime, FlagWantsBool, EmptyData                    string
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
	Skipped, SkippedNote, SkippedList, ErasedNow                     string
	RenamedList, RemovedList, TooManyRemoved, SampleAdded            string
	ComparedWith, ComparedWithNone                                   string
	RejectedList, RefusedList, WarningList, BoilerplateList, AndMore string
	BoilerplateLine, BoilerplatePages, BoilerplateShare              string
	Published, NothingChanged                                        string

	// kotae serve.
	Serving string

	// kotae search, related, show.
	Hits, NoHits, PastEnd, RelatedHits, NoRelated, Relaxed, Dropped, Quoted string
	By, Asked, Updated, Categories, AnswerCount, Best, Guessed              string
	IDOrDraft, WantDraft                                                    string
	Why, WhyWord, WhyMissing, WhyCharacters, WhyAdviser, WhyRest            string
	FieldTitle, FieldBody, FieldHeadline, FieldAnswer                       string
	FacetCategory, FacetAdviser, FacetStatus, FacetYear                     string

	// kotae config, and a service that is asked.
	NoSuchFile, DataOrServer, Unreachable, ServerSlow, NotAService string
	ServerNotReady, KeyWanted, KeyRefused, TooManyRequests         string
	NothingListens                                                 string

	// kotae forget, prune, stats, generations, backup, restore, key.
	ShortForget, ShortPrune, ShortStats, ShortGenerations, ShortBackup, ShortRestore                   string
	ShortKey, ShortKeyAdd, ShortKeyList, ShortKeyRevoke                                                string
	WantIDs, ForgetFlags, Forgot, UnknownInAll, Remembered, NotForgotten, NothingForgotten, When, Note string
	CopiesStay                                                                                         string
	AllForgotten, ErasedFrom, RemovedIndex, NothingToPrune, Freed, PruneFlags, NewerHolds, NewerStay   string
	IndexName, Built, Size, QuestionCount, AnswersTitle, SampleIndex, BecameCurrent                    string
	ByPublishing, ByRollback, ByRestore, Unusable                                                      string
	MedianAnswers, AdviserCount, DateSpan, WithoutDate, WithoutAnswer, WithoutCategory                 string
	ForgottenCount, ForgottenHere                                                                      string
	ShortExport, WantExportFormat, WantExportEncoding, NoFormatByName, JSONLIsUTF8                     string // kotae export
	Exported, LookalikesWritten, CP932Lacks                                                            string
	WantTarget, BadTarget, TargetTaken, TargetInside, LeftOut, BackedUp                                string
	WantBackup, NoBackup, BrokenBackup, RestoredAs, RestoredNow, StillForgotten                        string
	WantKeyName, WantScope, BadKeyName, KeyTaken, SecretOnce, NoKeys, NoSuchKey, Revoked               string
	KeyName, KeyScope, KeyRevoked, KeyLeftOut                                                          string
	NoDecisions, DecisionsReplaced, KeptAside, ForgottenAgain, DecisionsRestored                       string

	// kotae analyze.
	Surface, Term, Kind, Start, End  string
	KindWord, KindPart, KindFunction string
	GoVersion, AnalyzerFingerprint   string
	RolledBack, RolledBackFromNone   string
	CurrentAlready, NoSuchIndex      string
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
		ShortConfig:   "Print the settings in force, and where each comes from",

		ShortCompletion: "Print a script that completes commands and flags in your shell",
		ShortHelp:       "Print the help of a command",

		SeeHelp:        "%s; see %s --help",
		UnknownCommand: "there is no command “%s”",
		DidYouMean:     "; did you mean %s?",
		NoSuchFlag:     "there is no flag %s",
		FlagWantsValue: "--%s wants a value",
		FlagWantsInt:   "--%s wants a whole number, not “%s”", FlagWantsNumber: "--%s wants a number, not “%s”",
		FlagWantsTime: "--%s wants a time such as 200ms or 2s, not “%s”", FlagWantsBool: "--%s wants true or false, not “%s”",
		EmptyData: "--data is empty; name a directory, or leave the flag out",

		WantNothing:   "this command takes no arguments",
		WantSources:   "name the export's files or folders, or give --sample",
		WantQuery:     "say what to search for, for example: kotae search 内定辞退",
		WantID:        "give the id of one question, as kotae search lists it",
		WantLogFormat: "--log-format is auto, text or json, not “%s”",
		WantUTF8:      "the text is not UTF-8; convert it first",
		TextTooLong:   "the text has more than %d bytes; give a shorter one",

		Held:          "%s (process %d, since %s) is writing to this data directory; wait for it, or stop it",
		HeldBySomeone: "another kotae process is writing to this data directory; wait for it, or stop it",
		NoIndex:       "there is no index yet; build one with kotae index SOURCE…, or try the sample with kotae index --sample",
		NoQuestion:    "the index has no question with this id; kotae search lists ids",
		NothingRead:   "no question could be read, so nothing was published; the index before stays current",

		Interrupted:           "interrupted",
		IndexInterrupted:      "interrupted; index %s is still current",
		IndexInterruptedFirst: "interrupted; no index was published",

		PortInUse:   "%s is in use; stop what listens there, or choose another with %s",
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
		Skipped: "forgotten", SkippedNote: "left out, because they were forgotten",

		SkippedList: "Forgotten:",
		RenamedList: "Renamed in the sources (the id it keeps ← its name now):",
		RemovedList: "In the index before, but in no source:",
		ErasedNow:   "Questions forgotten since the index before and now erased from it: %d.",
		TooManyRemoved: "%d of the index's %d questions are in no source, so nothing was published; name all sources, or give " +
			"--add to keep these questions, or --allow-delete to remove them",
		SampleAdded: "the sample cannot be added to an index: its ids may be those of the site's own questions; " +
			"index it alone, in another directory with --data",
		ComparedWith:     "The current index could not be read (%s). The sources were compared with %s, the newest one that can.",
		ComparedWithNone: "The current index could not be read (%s), nor any other. Only the number of questions was compared.",

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

		IDOrDraft:     "give the id of a question, or the title and body of a draft, not both",
		WantDraft:     "the draft is empty; give --title, --body or both",
		Why:           "why: %s",
		WhyWord:       "%s %.2f (%s)",
		WhyMissing:    "%s not there",
		WhyCharacters: "as characters",
		WhyAdviser:    "name of an adviser",
		WhyRest:       "characters in a row %.2f; × %.2f for coverage",
		FieldTitle:    "title", FieldBody: "body", FieldHeadline: "headline", FieldAnswer: "answer",
		FacetCategory: "category", FacetAdviser: "adviser", FacetStatus: "asker", FacetYear: "year",

		NoSuchFile:      "there is no %s",
		DataOrServer:    "--data is for the index here and --server for a service elsewhere; give one of them",
		Unreachable:     "the service at %s cannot be reached: %v",
		NothingListens:  "nothing listens at %s; check that kotae serve runs there, and the address",
		ServerSlow:      "the service at %s did not answer within %v; try again later",
		NotAService:     "what is at %s does not answer like a kotae service (status %d); check the address",
		ServerNotReady:  "the service at %s has no index to answer from yet; try again later",
		KeyWanted:       "the service at %s wants a key; set KOTAE_CLIENT_KEY, or key under [client] in kotae.toml",
		KeyRefused:      "the service at %s does not accept this key for this request; check KOTAE_CLIENT_KEY, or key under [client] in kotae.toml",
		TooManyRequests: "too many requests to the service at %s; try again in %s s",

		ShortForget:      "Forget questions: no search finds them any more",
		ShortPrune:       "Erase forgotten questions and old indexes from the disk",
		ShortStats:       "Count what the index holds",
		ShortGenerations: "List the indexes there are",
		ShortBackup:      "Back up the indexes and what was decided",
		ShortRestore:     "Bring a backup back",
		ShortKey:         "Make, list and revoke API keys",
		ShortKeyAdd:      "Make a key",
		ShortKeyList:     "List the keys",
		ShortKeyRevoke:   "End a key for good",
		WantIDs:          "give the ids of the questions, as kotae search lists them",
		ForgetFlags:      "give one of --list, --undo and --note; --json goes with --list",
		Forgot: "Forgotten: %s. No search finds them any more; a running server follows within a second.\n" +
			"The text stays on the disk until kotae prune erases it. Backups may still hold it.",
		CopiesStay:       "The index has the same text as %s too, which is still found; forget that as well if it is the same question.",
		UnknownInAll:     "no index here has a question %s; kotae search lists ids",
		Remembered:       "No longer forgotten: %s. What kotae prune has erased comes back with the next kotae index.",
		NotForgotten:     "not forgotten: %s; kotae forget --list lists what is",
		NothingForgotten: "Nothing is forgotten.",
		When:             "when", Note: "note",
		AllForgotten: "every question of the index is forgotten, and an index cannot be empty; index other questions, or remove the data directory",
		ErasedFrom:   "Forgotten questions erased: %d. Index %s without them is current.",
		RemovedIndex: "index %s removed (%s)", NothingToPrune: "There was nothing to remove.",
		Freed:      "Indexes removed: %d (%s).",
		PruneFlags: "--keep wants a number from 0 up, and does not go with --all",
		NewerHolds: "indexes newer than the current one stay, but these hold forgotten questions or cannot be read: %s; make them current " +
			"with kotae rollback --to and run kotae prune again, or remove all but the current index with kotae prune --all",
		NewerStay: "Newer than the current index, and so not removed: %s. kotae prune --all removes them.",
		IndexName: "index", Built: "built", Size: "size", QuestionCount: "questions", AnswersTitle: "answers",
		SampleIndex: "sample", BecameCurrent: "became current",
		ByPublishing: "published", ByRollback: "rolled back", ByRestore: "restored",
		Unusable:      "%s cannot be served: %s",
		MedianAnswers: "answers to a question (median)", AdviserCount: "advisers", DateSpan: "asked",
		WithoutDate: "without a date", WithoutAnswer: "without an answer", WithoutCategory: "without a category",
		ForgottenCount: "forgotten", ForgottenHere: "forgotten, not erased yet",
		ShortExport:        "Write all questions as JSONL, CSV or TSV",
		WantExportFormat:   "--format is jsonl, csv or tsv, not “%s”",
		WantExportEncoding: "--encoding is utf-8, utf-8-bom or cp932, not “%s”",
		NoFormatByName:     "the name %s tells no format of an export; give --format jsonl, csv or tsv",
		JSONLIsUTF8:        "JSONL is always UTF-8; give --encoding with csv or tsv only",
		Exported:           "exported (questions: %d, answers: %d)",
		LookalikesWritten:  "characters that CP932 lacks and that were written as those it has in their place, such as 〜 as ～: %d; kotae index reads back the latter",
		CP932Lacks:         "question %s has “%c” (U+%04X) in %s, which CP932 lacks; write utf-8-bom, which Excel reads too",

		WantTarget:     "name a new folder, or a file that ends in .tar.gz",
		BadTarget:      "%s is no archive that kotae writes; let the name end in .tar.gz, or in / for a folder",
		TargetTaken:    "%s is there already; name another place",
		TargetInside:   "%s is within the data directory, and would be lost with it; name a place elsewhere",
		LeftOut:        "index %s is not in the backup: %s",
		BackedUp:       "Backed up to %s (indexes: %d, current: %s, %s unpacked).",
		WantBackup:     "name the folder or the file that kotae backup has made",
		NoBackup:       "%s was not made by kotae backup",
		BrokenBackup:   "%s is damaged, or was changed: %s; nothing was restored",
		RestoredAs:     "The name of index %s was taken; here it is %s.",
		RestoredNow:    "Index %s is current (questions: %d). A running server moves to it by itself.",
		StillForgotten: "Forgotten questions stay forgotten (%d); where the backup brought their text back, kotae prune erases it.",
		WantKeyName:    "give the name of one key", WantScope: "--scope is search, editor or admin, not “%s”",
		BadKeyName: "a key's name has up to %d characters, and no spaces",
		KeyTaken:   "there is a key %s already, or was one; choose another name",
		SecretOnce: "This is the key. It cannot be shown again.",
		NoKeys:     "There are no keys.",
		NoSuchKey:  "there is no key %s that is good; kotae key list lists them",
		Revoked:    "Key %s is revoked. A running server refuses it within a second.",
		KeyName:    "name", KeyScope: "scope", KeyRevoked: "revoked",
		KeyLeftOut: "key %s of the backup was left out: another key has this name here",

		NoDecisions: "%s holds no decisions; take a later backup",
		DecisionsReplaced: "What was decided here was damaged or gone; now it is as in the backup. What was decided after that (questions forgotten, " +
			"keys revoked) must be decided again.",
		KeptAside:         "The damaged file is kept as %s.",
		ForgottenAgain:    "Forgotten again, although taken off the list here since: %s. kotae forget --undo takes them off again.",
		DecisionsRestored: "What the backup says was decided is in force (forgotten questions: %d). The indexes are as they were.",

		Surface: "text", Term: "term", Kind: "kind", Start: "start", End: "end",
		KindWord: "word", KindPart: "part", KindFunction: "function",
		GoVersion:           "Go",
		AnalyzerFingerprint: "analyser",
		RolledBack:          "Index %s was current; now it is %s. A running server moves to it by itself.",
		RolledBackFromNone:  "Index %s is current; which one was before cannot be read. A running server moves to it by itself.",
		CurrentAlready:      "Index %s is current already.",
		NoSuchIndex:         "there is no index %s; kotae generations lists them",
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
		ShortConfig:   "現在の設定と、それぞれの出どころを表示する",

		ShortCompletion: "コマンドやフラグをシェルで補完するためのスクリプトを出力する",
		ShortHelp:       "コマンドの使い方を表示する",

		SeeHelp:        "%s。使い方は %s --help で確認できます",
		UnknownCommand: "「%s」というコマンドはありません",
		DidYouMean:     "（もしかして: %s）",
		NoSuchFlag:     "%s というフラグはありません",
		FlagWantsValue: "--%s には値が必要です",
		FlagWantsInt:   "--%s には整数を指定してください（「%s」は使えません）", FlagWantsNumber: "--%s には数値を指定してください（「%s」は使えません）",
		FlagWantsTime: "--%s には 200ms や 2s のような時間を指定してください（「%s」は使えません）", FlagWantsBool: "--%s に指定できるのは true か false です（「%s」は使えません）",
		EmptyData: "--data が空です。ディレクトリを指定するか、フラグを外してください",

		WantNothing:   "このコマンドに引数はありません",
		WantSources:   "書き出しデータのファイルかフォルダーを指定するか、--sample を付けてください",
		WantQuery:     "検索する言葉を指定してください（例: kotae search 内定辞退）",
		WantID:        "質問の ID を一つ指定してください（kotae search の結果に表示されます）",
		WantLogFormat: "--log-format に指定できるのは auto、text、json です（「%s」は使えません）",
		WantUTF8:      "文字コードが UTF-8 ではありません。変換してからやり直してください",
		TextTooLong:   "文章が %d バイトを超えています。短くしてからやり直してください",

		Held:          "%s（プロセス %d、%s に開始）がこのデータディレクトリに書き込んでいます。終わるのを待つか、止めてからやり直してください",
		HeldBySomeone: "別の kotae がこのデータディレクトリに書き込んでいます。終わるのを待つか、止めてからやり直してください",
		NoIndex:       "まだ索引がありません。kotae index に書き出しデータを指定して作ってください（試すだけなら kotae index --sample）",
		NoQuestion:    "この ID の質問は索引にありません。ID は kotae search で確認できます",
		NothingRead:   "読み込めた質問が一つもないため、索引は作りませんでした。これまでの索引はそのまま使えます",

		Interrupted:           "中断しました",
		IndexInterrupted:      "中断しました。これまでの索引 %s はそのまま使えます",
		IndexInterruptedFirst: "中断しました。索引は作られていません",

		PortInUse:   "%s はすでに使われています。使用中のプログラムを止めるか、%s で別のアドレスを指定してください",
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
		Skipped: "取り下げ", SkippedNote: "取り下げられているため、登録しなかった質問",

		SkippedList: "取り下げられている質問:",
		RenamedList: "書き出しデータで名前が変わった質問（引き継ぐ ID ← 今の名前）:",
		RemovedList: "これまでの索引にあり、書き出しデータにない質問:",
		ErasedNow:   "取り下げられた質問 %d 件を索引から消しました。",
		TooManyRemoved: "索引から %d 件（全 %d 件中）の質問がなくなるため、索引は作りませんでした。書き出しデータをすべて指定してください。" +
			"なくなる質問を残すなら --add を、削除するなら --allow-delete を付けてください",
		SampleAdded: "サンプルをほかの質問に追加することはできません。サイトの質問と ID が重なるおそれがあるためです。" +
			"--data で別のディレクトリを指定し、サンプルだけで索引を作ってください",
		ComparedWith:     "現在の索引を読み取れないため（%s）、読み取れる最新の索引 %s と比べました。",
		ComparedWithNone: "現在の索引もほかの索引も読み取れないため（%s）、質問の件数だけを比べました。",

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

		IDOrDraft:     "質問の ID か、下書きのタイトルと本文か、どちらか一方を指定してください",
		WantDraft:     "下書きが空です。--title と --body の少なくとも一方を指定してください",
		Why:           "理由: %s",
		WhyWord:       "%s %.2f（%s）",
		WhyMissing:    "%s なし",
		WhyCharacters: "文字の一致",
		WhyAdviser:    "アドバイザー名",
		WhyRest:       "文字の並び %.2f、網羅率による係数 %.2f",
		FieldTitle:    "タイトル", FieldBody: "本文", FieldHeadline: "見出し", FieldAnswer: "回答",
		FacetCategory: "カテゴリー", FacetAdviser: "アドバイザー", FacetStatus: "相談者", FacetYear: "年",

		NoSuchFile:      "%s はありません",
		DataOrServer:    "--data は手元の索引、--server は動作中のサービスの指定です。どちらか一方にしてください",
		Unreachable:     "%s のサービスに接続できません: %v",
		NothingListens:  "%s では何も動いていません。そこで kotae serve が動いているか、アドレスが正しいかを確認してください",
		ServerSlow:      "%s のサービスから %v 以内に返事がありませんでした。しばらくしてからやり直してください",
		NotAService:     "%s は kotae のサービスではないようです（ステータス %d）。アドレスを確認してください",
		ServerNotReady:  "%s のサービスにはまだ索引がありません。しばらくしてからやり直してください",
		KeyWanted:       "%s のサービスを使うにはキーが必要です。KOTAE_CLIENT_KEY か、kotae.toml の [client] の key に設定してください",
		KeyRefused:      "%s のサービスでは、このキーは使えません。KOTAE_CLIENT_KEY か、kotae.toml の [client] の key を確認してください",
		TooManyRequests: "%s のサービスへのリクエストが多すぎます。%s 秒後にやり直してください",

		ShortForget:      "質問を取り下げ、検索されないようにする",
		ShortPrune:       "取り下げた質問と古い索引をディスクから消す",
		ShortStats:       "索引の内容を集計する",
		ShortGenerations: "保存されている索引を一覧にする",
		ShortBackup:      "索引と、取り下げなどの記録をバックアップする",
		ShortRestore:     "バックアップから復元する",
		ShortKey:         "API キーを発行・一覧・無効化する",
		ShortKeyAdd:      "キーを発行する",
		ShortKeyList:     "キーを一覧にする",
		ShortKeyRevoke:   "キーを無効にする",
		WantIDs:          "質問の ID を指定してください（kotae search の結果に表示されます）",
		ForgetFlags:      "--list、--undo、--note はどれか一つだけを指定してください。--json は --list と一緒に使います",
		Forgot: "質問を取り下げました: %s。もう検索されません（動作中のサーバーにも 1 秒以内に反映されます）。\n" +
			"文章は kotae prune を実行するまでディスクに残ります。バックアップにも残っていることがあります。",
		CopiesStay:       "同じ文章の質問が別の ID でも索引にあり、そちらはまだ検索されます: %s。同じ質問であれば、あわせて取り下げてください。",
		UnknownInAll:     "この ID の質問はどの索引にもありません: %s。ID は kotae search で確認できます",
		Remembered:       "取り下げを解除しました: %s。kotae prune で消した質問は、次の kotae index で元に戻ります。",
		NotForgotten:     "取り下げた質問ではありません: %s。一覧は kotae forget --list で確認できます",
		NothingForgotten: "取り下げた質問はありません。",
		When:             "日時", Note: "メモ",
		AllForgotten: "索引のすべての質問が取り下げられています。空の索引は作れないため、ほかの質問を kotae index で登録するか、データディレクトリごと削除してください",
		ErasedFrom:   "取り下げた質問 %d 件を消し、索引 %s に切り替えました。",
		RemovedIndex: "索引 %s を削除しました（%s）", NothingToPrune: "削除するものはありませんでした。",
		Freed:      "索引を %d 個削除しました（%s）。",
		PruneFlags: "--keep には 0 以上の数を指定してください。--all と一緒には使えません",
		NewerHolds: "現在の索引より新しいため削除していませんが、取り下げた質問が残っているか、読み取れない索引があります: %s。" +
			"kotae rollback --to でその索引に切り替えてから kotae prune をやり直すか、kotae prune --all で現在の索引以外をすべて削除してください",
		NewerStay: "現在の索引より新しいため、削除していない索引があります: %s。kotae prune --all で削除できます。",
		IndexName: "索引", Built: "作成日時", Size: "サイズ", QuestionCount: "質問", AnswersTitle: "回答",
		SampleIndex: "サンプル", BecameCurrent: "切り替えの履歴",
		ByPublishing: "作成", ByRollback: "巻き戻し", ByRestore: "復元",
		Unusable:      "%s は使えません: %s",
		MedianAnswers: "1 件あたりの回答（中央値）", AdviserCount: "アドバイザー", DateSpan: "質問日",
		WithoutDate: "日付なし", WithoutAnswer: "回答なし", WithoutCategory: "カテゴリーなし",
		ForgottenCount: "取り下げ", ForgottenHere: "取り下げ（ディスクに残っているもの）",
		ShortExport:        "すべての質問を JSONL、CSV、TSV のいずれかで書き出す",
		WantExportFormat:   "--format に指定できるのは jsonl、csv、tsv です（「%s」は使えません）",
		WantExportEncoding: "--encoding に指定できるのは utf-8、utf-8-bom、cp932 です（「%s」は使えません）",
		NoFormatByName:     "%s という名前からは形式が決まりません。--format に jsonl、csv、tsv のいずれかを指定してください",
		JSONLIsUTF8:        "JSONL は常に UTF-8 です。--encoding を使えるのは csv と tsv だけです",
		Exported:           "書き出しました（質問 %d 件、回答 %d 件）",
		LookalikesWritten:  "CP932 にない文字を、CP932 にあるよく似た文字に置き換えました（〜 を ～ になど、%d 文字）。読み込み直しても元の文字には戻りません",
		CP932Lacks:         "質問 %s の「%c」（U+%04X、%s 列）は CP932 にありません。--encoding utf-8-bom で書き出してください（Excel でも開けます）",

		WantTarget:     "新しいフォルダーか、.tar.gz で終わるファイルの名前を指定してください",
		BadTarget:      "%s という形式では書き出せません。名前の末尾を .tar.gz にするか、フォルダーなら / を付けてください",
		TargetTaken:    "%s はすでにあります。別の名前を指定してください",
		TargetInside:   "%s はデータディレクトリの中にあり、一緒に失われるおそれがあります。別の場所を指定してください",
		LeftOut:        "索引 %s はバックアップに含まれていません: %s",
		BackedUp:       "%s にバックアップしました（索引 %d 個、現在の索引 %s、展開後 %s）。",
		WantBackup:     "kotae backup で作ったフォルダーかファイルを指定してください",
		NoBackup:       "%s は kotae backup で作ったものではありません",
		BrokenBackup:   "%s は壊れているか、書き換えられています: %s。何も復元していません",
		RestoredAs:     "索引 %s は同じ名前の別の索引があるため、%s として復元しました。",
		RestoredNow:    "索引 %s に切り替えました（質問 %d 件）。動作中のサーバーも自動で切り替わります。",
		StillForgotten: "取り下げた質問（%d 件）は取り下げたままです。バックアップから戻った文章は kotae prune で消せます。",
		WantKeyName:    "キーの名前を一つ指定してください", WantScope: "--scope に指定できるのは search、editor、admin です（「%s」は使えません）",
		BadKeyName: "キーの名前は %d 文字以内で、空白を含まないようにしてください",
		KeyTaken:   "%s という名前のキーはすでに発行されています（無効にしたものも含みます）。別の名前にしてください",
		SecretOnce: "これがキーです。あとから表示することはできません。",
		NoKeys:     "キーはまだありません。",
		NoSuchKey:  "有効なキーに %s はありません。一覧は kotae key list で確認できます",
		Revoked:    "キー %s を無効にしました。動作中のサーバーでも 1 秒以内に使えなくなります。",
		KeyName:    "名前", KeyScope: "権限", KeyRevoked: "無効化",
		NoDecisions:       "%s には取り下げなどの記録がありません。それより後のバックアップを指定してください",
		DecisionsReplaced: "取り下げなどの記録が壊れているか失われていたため、バックアップの記録に置き換えました。その後に行った取り下げやキーの無効化は、もう一度行ってください。",
		KeptAside:         "壊れたファイルは %s として残しています。",
		ForgottenAgain:    "ここで取り下げを解除した質問が、ふたたび取り下げられました: %s。kotae forget --undo で解除できます。",
		DecisionsRestored: "バックアップの記録を反映しました（取り下げた質問 %d 件）。索引はそのままです。",

		KeyLeftOut: "バックアップのキー %s は、同じ名前の別のキーがあるため復元しませんでした",

		Surface: "表記", Term: "索引語", Kind: "種類", Start: "開始", End: "終了",
		KindWord: "語", KindPart: "部分", KindFunction: "機能語",
		GoVersion:           "Go",
		AnalyzerFingerprint: "解析器",
		RolledBack:          "索引を %s から %s に切り替えました。動作中のサーバーも自動で切り替わります。",
		RolledBackFromNone:  "索引を %s に切り替えました（それまでの索引は不明です）。動作中のサーバーも自動で切り替わります。",
		CurrentAlready:      "索引 %s はすでに現在の索引です。",
		NoSuchIndex:         "%s という索引はありません。一覧は kotae generations で確認できます",
	}
}
