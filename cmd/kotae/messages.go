package main

// messages are all texts that a user of the command line reads, in one language. Where a text has verbs, they are the
// same ones in the same order in every language.
type messages struct {
	ShortRoot, ShortIndex, ShortServe, ShortSearch, ShortRelated, ShortShow, ShortAnalyze, ShortRollback, ShortVersion string
	ShortConfig, ShortCompletion, ShortHelp                                                                            string

	// The command line.
	SeeHelp, UnknownCommand, DidYouMean                                    string
	NoSuchFlag, WordNotFlag, FlagWantsValue, FlagWantsInt, FlagWantsNumber string
	FlagWantsTime, FlagWantsBool, EmptyData                                string
	WantNothing, WantSources, WantQuery, WantID, WantLogFormat             string
	WantUTF8, TextTooLong                                                  string
	Held, HeldBySomeone, NoIndex, NoQuestion, NothingRead                  string
	Interrupted, IndexInterrupted, IndexInterruptedFirst                   string
	PortInUse, Outdated, PruneFailed                                       string

	// kotae index.
	Reading, Writing, Merging                                        string
	ReadSoFar, WrittenSoFar                                          string
	Read, Written, Unchanged, Superseded, Refused, Rejected, Removed string
	ReadNote, WrittenNote, UnchangedNote, SupersededNote             string
	RefusedNote, RejectedNote, RemovedNote                           string
	Skipped, SkippedNote, SkippedList, ErasedNow                     string
	RenamedList, RemovedList, KeptList, TooManyRemoved, SampleAdded  string
	ComparedWith, ComparedWithNone                                   string
	RejectedList, RefusedList, WarningList, BoilerplateList, AndMore string
	BoilerplateLine, BoilerplatePages, BoilerplateShare              string
	Published, NothingChanged                                        string

	// kotae serve.
	Serving string

	// kotae search, related, show.
	Hits, NoHits, PastEnd, RelatedHits, NoRelated, Relaxed, Dropped, Quoted              string
	By, Asked, Updated, Categories, AnswerCount, Best, Guessed                           string
	IDOrDraft, WantDraft                                                                 string
	Meant, MeantInstead                                                                  string
	Language, Why, WhyParts, WhyWord, WhyMissing, WhyCharacters, WhyAdviser, WhyCategory string
	WhyVariant, WhyReading, WhySynonym, WhyNarrower, WhyNear, WhyMeant                   string
	WhyTogether, WhyTitle, WhyRest, WhyLike                                              string
	FieldTitle, FieldBody, FieldHeadline, FieldAnswer                                    string
	FacetCategory, FacetAdviser, FacetStatus, FacetYear                                  string

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
	NoDecisions, DecisionsReplaced, KeptAside, ForgottenAgain, DecisionsRestored, OwnKeptAside         string

	// kotae log.
	ShortLog, ShortLogTop, ShortLogZero, ShortLogSlow              string
	WantSince, WantReportFormat, WantReportCount, NoQueryLog       string
	NothingLogged, LogSummary                                      string
	LogQuery, LogSearches, LogStrict, LogRelaxed, LogZero, LogHits string
	LogLast, LogClicked, LogPosition, LogChosen, LogMS, LogOutcome string

	// kotae verdicts.
	ShortVerdicts, ShortVerdictsList, ShortVerdictsExport, ShortVerdictsImport string
	WantVerdictKind, WantVerdictFormat, WantVerdictFile, NoVerdicts            string
	Editor, Question, Verdict, OtherQuestion, VerdictState                     string
	IsDuplicate, IsRelated, IsDifferent, IsLater                               string
	IsOutdated, IsContradicted, IsAbsent                                       string
	VerdictsExported, VerdictsImported, VerdictsRefused, VerdictsRestored      string
	SameAs                                                                     string // of a hit

	// kotae dupes.
	ShortDupes, WantMinScore, WantDupesKind, WantLimit, CSVOrJSON string
	WantNewSince, DupesAreHere, LookingThrough, LookedThrough     string
	NoDupes, NoneOfDupes, DupesFound, DupesCluster, Between       string

	// kotae eval.
	ShortEval, ShortAgreement, WantSet, WantField       string
	NotJudged, NotInDocs, NotInRun, AnotherRun          string
	WonList, LostList, MissedList, NotFound, TypedSoFar string
	ShortEvalDuplicates, WantPairs, OneKindOfPairs      string

	// kotae dict.
	ShortDict, ShortDictLint, ShortDictDiff, ShortDictTry      string
	WantDictFile, WantQueries, DictNoQueries, DictBroken       string
	DictNone, DictLinted, DictError, DictWarning               string
	DictWords, DictGroups, DictRecut, DictCompared, DictGained string
	DictLost, DictExamples, DictReworded, DictNoHits           string
	DictTerm, DictCut                                          string
	DictQuery, DictTotal, DictCame, DictLeft, DictChange       string
	DictTried, DictRefused                                     string

	// kotae audit.
	ShortAudit, ShortAuditRules, ShortAuditLint                                              string
	WantSeverity, WantAsOf, WantAuditFormat, AlwaysUTF8                                      string
	NoSuchRule, NoRuleLeft, AllowBroken, NoAllowList, AllowLinted, RulesLinted, ShippedRules string
	AuditedSoFar, Audited, AuditedAgain, AuditRefused, CP932Replaced                         string
	AuditSeverity, AuditRule, AuditPlace, AuditFound, AuditMessage                           string
	AuditFile, AuditAbout, AuditNew, AuditKnown, AuditAllowed, AuditFindings                 string
	AuditNote, AuditWarning, AuditError                                                      string
	ShortAuditDemand, DemandWantsIndex, WantDemandFormat, DemandNone                         string
	DemandSummary, DemandTerm, DemandSearches, DemandQueries, DemandProposal                 string
	DemandGain, DemandNoContent, DemandOf                                                    string
	ShortAuditReport, WantHTML, WroteReport, AuditedIndex                                    string

	// Rows of kotae search and kotae kwic.
	WantRowFormat, WantColumn, ColumnTwice, NotInListing, ListsHereOnly, Counted, WhyPrecise string
	ShortKwic, WantTerm, WantKwicBy, WantKwicSort, WantKwicField                             string
	WantSynonyms, NoSynonyms, KwicHereOnly, KwicLines, KwicTooMany                           string

	// kotae analyze.
	Surface, Term, Kind, Start, End  string
	KindWord, KindPart, KindFunction string
	GoVersion, AnalyzerFingerprint   string
	RolledBack, RolledBackFromNone   string
	CurrentAlready, NoSuchIndex      string
}
