-- The event tables of cohort cmt, population operated, from the eight canonical tables: written from
-- the definitions, apart from the job, in SQL that DuckDB and Spark both run. What is generated has
-- one tumor, one course and one operation for each patient, and no fact after the data cut-off.
WITH operated AS (
  SELECT d.institution, d.patient_id, r.start_date, s.surgery_date, d.presentation,
    CASE d.morphology
      WHEN '8802/3' THEN 'undifferentiated_pleomorphic' WHEN '8811/3' THEN 'myxofibrosarcoma'
      WHEN '8858/3' THEN 'liposarcoma' WHEN '8890/3' THEN 'leiomyosarcoma'
      WHEN '9040/3' THEN 'synovial' END AS histology_group,
    CASE WHEN d.metastatic_lesion_count <= 5 THEN 'oligometastatic' ELSE 'polymetastatic' END
      AS oligometastatic
  FROM diagnosis d
  JOIN radiotherapy r
    ON r.institution = d.institution AND r.patient_id = d.patient_id AND r.tumor_id = d.tumor_id
  JOIN surgery s
    ON s.institution = d.institution AND s.patient_id = d.patient_id AND s.tumor_id = d.tumor_id
  WHERE d.morphology IN ('8802/3', '8811/3', '8858/3', '8890/3', '9040/3')
    AND d.metastasis_date <= r.start_date
    AND r.target = 'primary' AND r.setting = 'preoperative'
    AND abs(r.total_dose_gy - 40.05) < 0.0500001 AND r.fractions = 15
    AND s.target = 'primary' AND s.procedure <> 'ablation'
    AND s.surgery_date > coalesce(r.end_date, r.start_date)
    AND days_from_to(coalesce(r.end_date, r.start_date), s.surgery_date) <= 120
),
assessed AS (
  SELECT o.institution, o.patient_id, max(a.assessment_date) AS last_assessment,
    min(CASE WHEN a.local_status IN ('progression', 'recurrence')
      AND a.assessment_date > o.surgery_date THEN a.assessment_date END) AS local_progression,
    min(CASE WHEN a.distant_status IN ('progression', 'recurrence')
      AND a.assessment_date > o.surgery_date THEN a.assessment_date END) AS distant_progression,
    max(CASE WHEN a.local_status = 'recurrence' AND a.assessment_date <= o.surgery_date
      THEN 1 ELSE 0 END) AS recurred_before
  FROM operated o
  JOIN disease_assessment a ON a.institution = o.institution AND a.patient_id = o.patient_id
  GROUP BY o.institution, o.patient_id
),
toxic AS (
  SELECT o.institution, o.patient_id, min(e.onset_date) AS late_toxicity
  FROM operated o
  JOIN adverse_event e ON e.institution = o.institution AND e.patient_id = o.patient_id
  WHERE (e.attribution = 'radiotherapy' OR e.attribution IS NULL)
    AND e.scale = 'ctcae' AND e.grade >= 2 AND days_from_to(o.start_date, e.onset_date) > 90
  GROUP BY o.institution, o.patient_id
),
members AS (
  SELECT o.institution, o.histology_group, o.presentation, o.oligometastatic,
    days_from_to(o.start_date, o.surgery_date) AS joined,
    days_from_to(o.surgery_date, p.death_date) AS death,
    coalesce(p.cause_of_death = 'other', FALSE) AS of_other_cause,
    days_from_to(o.surgery_date, p.last_contact_date) AS contact,
    coalesce(days_from_to(o.surgery_date, a.last_assessment), 0) AS assessment,
    days_from_to(o.surgery_date, a.local_progression) AS local_progression,
    days_from_to(o.surgery_date, a.distant_progression) AS distant_progression,
    days_from_to(o.surgery_date, t.late_toxicity) AS toxicity
  FROM operated o
  JOIN patient p ON p.institution = o.institution AND p.patient_id = o.patient_id
  LEFT JOIN assessed a ON a.institution = o.institution AND a.patient_id = o.patient_id
  LEFT JOIN toxic t ON t.institution = o.institution AND t.patient_id = o.patient_id
  WHERE coalesce(a.recurred_before, 0) = 0
),
endpoints AS (
  SELECT *,
    CASE endpoint WHEN 'os' THEN death
      WHEN 'css' THEN CASE WHEN of_other_cause THEN NULL ELSE death END
      WHEN 'local_recurrence' THEN local_progression
      WHEN 'distant_progression' THEN distant_progression
      WHEN 'pfs' THEN least(coalesce(local_progression, 99999),
        coalesce(distant_progression, 99999), coalesce(death, 99999))
      ELSE toxicity END AS event,
    CASE WHEN endpoint IN ('os', 'pfs') THEN NULL
      WHEN endpoint = 'css' AND NOT of_other_cause THEN NULL
      ELSE death END AS competing,
    CASE WHEN endpoint IN ('os', 'css', 'late_toxicity_g2') THEN contact ELSE assessment END
      AS censored
  FROM members CROSS JOIN (VALUES ('os'), ('css'), ('local_recurrence'), ('distant_progression'),
    ('pfs'), ('late_toxicity_g2')) AS names(endpoint)
),
ends AS (
  SELECT *, coalesce(event, 99999) AS event_day,
    coalesce(competing, 99999) AS competing_day
  FROM endpoints
),
times AS (
  SELECT institution, histology_group, presentation, oligometastatic, endpoint,
    -- Late toxicity is counted from the first day of radiotherapy, and seen from surgery on.
    CASE WHEN endpoint = 'late_toxicity_g2' THEN joined ELSE 0 END
      + CASE WHEN least(event_day, competing_day) < 99999 THEN least(event_day, competing_day)
        ELSE greatest(censored, 0) END AS day,
    CASE WHEN endpoint = 'late_toxicity_g2' THEN greatest(90, joined) ELSE -1 END AS entry,
    CASE WHEN least(event_day, competing_day) = 99999 THEN 0
      WHEN event_day <= competing_day THEN 1 ELSE 2 END AS cause
  FROM ends
),
levels AS (
  SELECT *,
    CASE stratum WHEN 'institution' THEN institution WHEN 'histology_group' THEN histology_group
      WHEN 'presentation' THEN presentation WHEN 'oligometastatic' THEN oligometastatic
      ELSE 'all' END AS stratum_value
  FROM times CROSS JOIN (VALUES ('all'), ('institution'), ('histology_group'), ('presentation'),
    ('oligometastatic')) AS strata(stratum)
)
SELECT stratum, stratum_value, endpoint, day,
  CAST(sum(CASE WHEN cause = 1 THEN 1 ELSE 0 END) AS BIGINT) AS n_event,
  CAST(sum(CASE WHEN cause = 2 THEN 1 ELSE 0 END) AS BIGINT) AS n_competing,
  CAST(sum(CASE WHEN cause = 0 THEN 1 ELSE 0 END) AS BIGINT) AS n_censored
FROM levels
WHERE day > entry
GROUP BY stratum, stratum_value, endpoint, day
