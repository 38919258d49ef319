package main

// auditLintHelp tells how the files are written that an audit takes.
const auditLintHelp = `Lists what is wrong in allow-lists and rules files, by line, and tries the examples of the rules. Without FILE it takes
audit-rules.yaml and audit-allow.tsv of the data directory, and tries the rules that come along too. A file that ends with
.yaml or .yml holds rules, any other is an allow-list. The exit code is 1 where anything is wrong: no audit takes such a file.

A rules file is YAML with up to three keys:

  lists:                            # words under a name, for patterns: <name>; those that come along can be used too
    spam: [無料登録, 今すぐ登録]
  rules:
    - id: wording/our-name          # wording/ and small letters, digits, hyphens; never change it
      severity: note                # note, warning or error
      about: 旧サービス名           # what is found; a text, or {ja: …, en: …}
      why: 2025年に改称しました     # may be left out, as may source, the reason's origin
      message: 「{found}」を「{preferred}」に直してください
      preferred: ソウダン           # for {preferred}; a variant may have its own
      fields: [headline, answer]    # of title, body, headline, answer (its headings and texts); default: all
      exempt: [quotes]              # quotes: what stands in 「」 or 『』; asker: title and body
      since: 2025-04-01             # first and last day (until) of the audits that ask it
      variants:                     # what is looked for: a list of patterns
        - そうだん室
        - {surface: 相談ルーム, preferred: ソウダンルーム}
        - {lemmas: そうだん …… <spam>}
        - {regexp: 'そうだん(部屋|ルーム)'}
      when:                         # all must hold; each is one of the conditions below
        - sentence: [登録, {lemmas: 申し込む}]
      unless:                       # none may hold
        - negated: true
      examples:                     # the rule is tried on them; each is a text, or {title: …, body: …, headline: …, answer: …}
        match: [今すぐそうだん室に登録しましょう。]
        pass: [そうだん室には登録しないでください。]
  changes:                          # of any rule that kotae audit rules lists
    - {rule: wording/notation-counter-ka, off: true, reason: 社の用字用語集では「カ月」}
    - {rule: structure/one-answer, severity: note, reason: 回答は一つで足りる}

Patterns
  surface   the words as they are; width and case do not count. A text alone is a surface
  lemmas    words in any inflection, with spaces between: 断る finds 断りました. Particles and endings may stand between
            them; | parts alternatives; … is anything up to the next 、 and …… anything within the sentence. With
            written: '^出来' what is found must match a regular expression, as it is written
  A variant may have when and unless of its own, beside those of its rule.
  regexp    a regular expression (RE2, no look-around) over the text as it is written

Conditions
  before, after     a pattern stands directly before or after the words found
  within            a pattern stands in the words found
  sentence, near    a pattern stands in their sentence; or in that, the one before or the one after
  text, rest        a pattern stands anywhere in the text; or in the other texts of the same answer
  negated           true where the clause denies what is found (わけではない, 〜ません), but not for 〜なければならない
  warns             true where the sentences around it, or the headings above, warn of it (the list <warning>)

Where several variants overlap, the longest of those that begin first is told.

An allow-list has lines of rule, question id or *, words of the excerpt (or nothing), the reason and, if it ends, the last
day (YYYY-MM-DD), with tabs between.`
