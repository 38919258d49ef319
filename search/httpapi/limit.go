package httpapi

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/maypok86/otter/v2"
	"golang.org/x/time/rate"
)

// maxClients is how many clients' quotas are remembered, about 20 MB. Whoever is forgotten begins anew.
const maxClients = 65_536

// limits holds each client's quota.
type limits struct {
	perSecond rate.Limit
	burst     int
	clients   *otter.Cache[string, *rate.Limiter]
}

// newLimits returns nil where there is no limit.
func newLimits(perSecond float64, burst int) *limits {
	if perSecond <= 0 {
		return nil
	}
	full := time.Duration(float64(burst) / perSecond * float64(time.Second)) // an idle client's quota is whole by then
	return &limits{perSecond: rate.Limit(perSecond), burst: burst, clients: otter.Must(&otter.Options[string, *rate.Limiter]{
		MaximumSize: maxClients, ExpiryCalculator: otter.ExpiryAccessing[string, *rate.Limiter](full + time.Second),
	})}
}

// take takes one request from a client's quota. It returns how many are left and after how many seconds there is one more.
func (l *limits) take(client string, now time.Time) (ok bool, left, next int) {
	quota, _ := l.clients.ComputeIfAbsent(client, func() (*rate.Limiter, bool) { return rate.NewLimiter(l.perSecond, l.burst), false })
	ok = quota.AllowN(now, 1)
	tokens := max(quota.TokensAt(now), 0)
	whole := math.Floor(tokens)
	return ok, int(whole), max(1, int(math.Ceil((whole+1-tokens)/float64(l.perSecond))))
}

// policy is the quota as the header RateLimit-Policy has it: burst requests in the seconds that it takes to fill again.
func (l *limits) policy() string {
	return fmt.Sprintf(`"default";q=%d;w=%d`, l.burst, max(1, int(math.Ceil(float64(l.burst)/float64(l.perSecond)))))
}

// limited sends a client away that asks too often, and tells each how it stands, by the fields of
// draft-ietf-httpapi-ratelimit-headers-10.
func (a *api) limited(next http.Handler) http.Handler {
	if a.limits == nil {
		return next
	}
	policy := a.limits.policy()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		client := "ip " + clientOf(r, a.options.TrustedProxies)
		if name := exchangeOf(r).key.Name; name != "" {
			client = "key " + name
		}
		ok, left, seconds := a.limits.take(client, time.Now())
		w.Header().Set("RateLimit-Policy", policy)
		w.Header().Set("RateLimit", `"default";r=`+strconv.Itoa(left)+";t="+strconv.Itoa(seconds))
		if !ok {
			a.fail(w, r, tooMany(seconds))
			return
		}
		next.ServeHTTP(w, r)
	})
}
