package sarif

import "kotae/search/audit"

// What follows are the parts of a log as SARIF 2.1.0 names them (OASIS, 2020, section 3).

type tool struct {
	Driver driver `json:"driver"`
}

type driver struct {
	Name    string       `json:"name"`
	Version string       `json:"version,omitempty"`
	Rules   []descriptor `json:"rules"`
}

type descriptor struct {
	ID         string        `json:"id"`
	Short      message       `json:"shortDescription"`
	Full       message       `json:"fullDescription"`
	Help       message       `json:"help"`
	Default    configuration `json:"defaultConfiguration"`
	Properties properties    `json:"properties"`
}

type configuration struct {
	Level audit.Severity `json:"level"` // SARIF's levels have the names of the severities
}

type properties struct {
	Tags []string `json:"tags"`
}

type message struct {
	Text string `json:"text"`
}

type result struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        audit.Severity    `json:"level"`
	Message      message           `json:"message"`
	Locations    []location        `json:"locations"`
	Fingerprints map[string]string `json:"partialFingerprints"`
	Baseline     string            `json:"baselineState,omitempty"`
}

type location struct {
	Physical physical  `json:"physicalLocation"`
	Logical  []logical `json:"logicalLocations,omitempty"`
}

type physical struct {
	Artifact artifact `json:"artifactLocation"`
	Region   region   `json:"region"`
}

type artifact struct {
	URI string `json:"uri"`
}

type region struct {
	StartLine int      `json:"startLine"`
	Snippet   *message `json:"snippet,omitempty"`
}

type logical struct {
	Name string `json:"fullyQualifiedName"`
	Kind string `json:"kind"`
}
