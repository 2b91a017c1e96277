-- The patients of the synthetic study hospital as flat NAACCR records: of each tumor the first course
-- of treatment, and the first recurrence. Item values are text, as in NAACCR XML.
create temp table patient as
select *, lpad((row_number() over (order by patient_id))::varchar, 8, '0') as number
from read_parquet('src/example/registries/study/patient/*.parquet');

create temp table course as
select * from read_parquet('src/example/registries/study/radiotherapy/*.parquet')
where target = 'primary'
qualify row_number() over (partition by patient_id, tumor_id order by start_date) = 1;

create temp table operation as
select * from read_parquet('src/example/registries/study/surgery/*.parquet')
where target = 'primary' and procedure <> 'ablation'
qualify row_number() over (partition by patient_id, tumor_id order by surgery_date) = 1;

create temp table recurrence as
select patient_id, assessment_date,
  case when local_status = 'recurrence' and distant_status in ('progression', 'recurrence') then '60'
    when local_status = 'recurrence' then '13' else '52' end as type
from read_parquet('src/example/registries/study/disease_assessment/*.parquet')
where local_status = 'recurrence' or distant_status in ('progression', 'recurrence')
qualify row_number() over (partition by patient_id order by assessment_date) = 1;

create temp table chemotherapy as
select * from read_parquet('src/example/registries/study/systemic_therapy/*.parquet')
where setting in ('before_local', 'adjuvant')
qualify row_number() over (partition by patient_id order by start_date) = 1;

create table tumors as
select
  p.number as "patientIdNumber",
  lpad(d.tumor_id, 2, '0') as "tumorRecordNumber",
  if(p.sex = 'female', '2', '1') as sex,
  -- The day of birth of every third is not known.
  birth_year || if(p.number::int % 3 = 0, '', '0630') as "dateOfBirth",
  if(vital_status = 'dead', '0', '1') as "vitalStatus",
  strftime(coalesce(death_date, last_contact_date), '%Y%m%d') as "dateOfLastContact",
  case when cause_of_death = 'sarcoma' then '1' else '0' end as "seerCauseSpecificCod",
  case when cause_of_death = 'other' then '1' else '0' end as "seerOtherCod",
  strftime(diagnosis_date, '%Y%m%d') as "dateOfDiagnosis",
  replace(topography, '.', '') as "primarySite",
  split_part(morphology, '/', 1) as "histologicTypeIcdO3",
  split_part(morphology, '/', 2) as "behaviorCodeIcdO3",
  coalesce(fnclcc_grade::varchar, '9') as "gradePathological",
  coalesce(lpad(round(size_cm * 10)::int::varchar, 3, '0'), '999') as "tumorSizeSummary",
  -- Metastases of the first four months are metastases at diagnosis.
  if(metastasis_date <= diagnosis_date + 120 and contains(metastatic_sites, 'lung'), '1', '0') as "metsAtDxLung",
  if(metastasis_date <= diagnosis_date + 120 and contains(metastatic_sites, 'bone'), '1', '0') as "metsAtDxBone",
  if(metastasis_date <= diagnosis_date + 120 and contains(metastatic_sites, 'liver'), '1', '0') as "metsAtDxLiver",
  '0' as "metsAtDxBrain", '0' as "metsAtDxDistantLn",
  if(metastasis_date <= diagnosis_date + 120 and contains(metastatic_sites, 'soft_tissue'), '2', '0') as "metsAtDxOther",
  if(r.course_id is null, '00', '02') as "phase1RadiationTreatmentModality",
  if(r.course_id is null, '00', '01') as "numberPhasesOfRadTxToVolume",
  case when r.course_id is null then '000000' when total_dose_gy is null then '999999'
    else lpad(round(total_dose_gy * 100)::int::varchar, 6, '0') end as "totalDose",
  case when r.course_id is null then '000' when fractions is null then '999'
    else lpad(fractions::varchar, 3, '0') end as "phase1NumberOfFractions",
  case completed_as_planned when true then '01' when false then '07'
    else if(r.course_id is null, '00', '99') end as "radiationTxDiscontinuedEarly",
  strftime(r.start_date, '%Y%m%d') as "rxDateRadiation",
  strftime(r.end_date, '%Y%m%d') as "rxDateRadiationEnded",
  case when r.course_id is null then '0' when r.setting = 'preoperative' then '2'
    when r.setting = 'postoperative' then '3' else '0' end as "rxSummSurgRadSeq",
  case when s.surgery_date is null then '00' when procedure = 'amputation' then '40' else '30' end as "rxSummSurgPrimSite",
  strftime(s.surgery_date, '%Y%m%d') as "rxDateMostDefinSurg",
  case when s.surgery_date is null then '8' when margin = 'r0' then '0' when margin = 'r1' then '2'
    when margin = 'r2' then '3' else '9' end as "rxSummSurgicalMargins",
  if(c.line_id is null, '00', '02') as "rxSummChemo",
  strftime(c.start_date, '%Y%m%d') as "rxDateChemo",
  case c.setting when 'before_local' then '2' when 'adjuvant' then '3' else '0' end as "rxSummSystemicSurSeq",
  coalesce(n.type, '00') as "recurrenceType1st",
  strftime(n.assessment_date, '%Y%m%d') as "recurrenceDate1st"
from patient p
join read_parquet('src/example/registries/study/diagnosis/*.parquet') d using (patient_id)
left join course r on r.patient_id = p.patient_id and r.tumor_id = d.tumor_id
left join operation s on s.patient_id = p.patient_id and s.tumor_id = d.tumor_id
left join recurrence n on n.patient_id = p.patient_id
left join chemotherapy c on c.patient_id = p.patient_id
order by all;
