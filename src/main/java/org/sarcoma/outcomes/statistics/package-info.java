/**
 * Survival and proportion estimators as plain mathematics.
 *
 * <p>Nothing here knows about Spark, files, configuration or registries: input is counts per day,
 * output is immutable records. Times are whole days since time zero; probabilities are fractions,
 * never percentages; confidence levels are written 0.95, never 95.
 *
 * <p>Everything agrees with R 4.2 ({@code survival} 3.5, {@code cmprsk} 2.2) to 1e-9, relatively,
 * but for what is meant to differ. {@code DeparturesFromRTest} has a test for each row, and {@code
 * scripts/compare-with-r.sh} counts how often each occurs in random data.
 *
 * <table>
 * <caption>Departures from R</caption>
 * <tr><th>what</th><th>R</th><th>here, and why</th></tr>
 * <tr><td>standard error of survival 0</td><td>NaN</td><td>0, as of survival 1: no variation is left</td></tr>
 * <tr><td>interval of survival or incidence 0 and 1</td><td>of no width, on some scales</td><td>none: it would claim certainty</td></tr>
 * <tr><td>standard error of incidence with delayed entry</td><td>jackknife by rows</td><td>Greenwood's type, as without delayed entry</td></tr>
 * <tr><td>{@code cuminc}'s variance of incidence</td><td>another estimator</td><td>that of {@code survfit}</td></tr>
 * <tr><td>at risk between delayed entries</td><td>includes who enters before the next exit</td><td>entry &lt; time &le; exit</td></tr>
 * <tr><td>restricted mean beyond follow-up</td><td>the last value is carried on</td><td>the same, and {@code extrapolated} says so</td></tr>
 * <tr><td>log-rank tests with delayed entry</td><td>{@code survdiff} stops</td><td>by the risk sets</td></tr>
 * <tr><td>log-rank test of one group with expected events</td><td>0 on 0 degrees of freedom</td><td>not estimable</td></tr>
 * <tr><td>tests with a covariance of deficient rank</td><td>stops, or depends on the order of groups</td><td>a generalized inverse (log-rank); not estimable (Gray; rank 0)</td></tr>
 * <tr><td>Gray's test with a covariance that is not positive definite</td><td>a statistic of any size</td><td>not estimable</td></tr>
 * <tr><td>coefficient without bound</td><td>where the search stopped, with a warning or without</td><td>monotone likelihood, no number</td></tr>
 * <tr><td>end of the search of {@code coxph}, {@code crr}</td><td>up to 1e-5 from the maximum</td><td>the maximum</td></tr>
 * <tr><td>Fine and Gray's model with censorings on day 0</td><td>{@code crr} takes them to be before day 0</td><td>after its events, as on any day</td></tr>
 * <tr><td>standardized difference of one category in common</td><td>0 / 0</td><td>0</td></tr>
 * <tr><td>odds ratio and limits of {@code fisher.test}</td><td>two to four digits</td><td>all digits</td></tr>
 * <tr><td>Hartung and Knapp's interval of equal estimates ({@code metafor})</td><td>of no width</td><td>none</td></tr>
 * </table>
 */
@NullMarked
package org.sarcoma.outcomes.statistics;

import org.jspecify.annotations.NullMarked;
