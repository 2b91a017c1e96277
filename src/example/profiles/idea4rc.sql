-- The patients of the synthetic study hospital as OMOP CDM 5.4 tables in the way of IDEA4RC. The
-- modifiers of treatments are in the columns of CDM 5.4, as those of tumors are.
create temp table patient as
select *, 1000 + row_number() over (order by patient_id) as person_id
from read_parquet('src/example/registries/study/patient/*.parquet');

create temp table tumor as
select d.*, p.person_id, 20000 + row_number() over (order by p.person_id, tumor_id) as condition_id
from read_parquet('src/example/registries/study/diagnosis/*.parquet') d
join patient p using (patient_id);

create temp table course as
select r.*, p.person_id, 30000 + row_number() over (order by p.person_id, course_id, start_date) as procedure_id
from read_parquet('src/example/registries/study/radiotherapy/*.parquet') r
join patient p using (patient_id);

create temp table operation as
select s.*, p.person_id,
  40000 + row_number() over (order by p.person_id, surgery_date, target, procedure) as procedure_id
from read_parquet('src/example/registries/study/surgery/*.parquet') s
join patient p using (patient_id);

create temp table line as
select t.*, p.person_id, 50000 + row_number() over (order by p.person_id, line_id) as procedure_id
from read_parquet('src/example/registries/study/systemic_therapy/*.parquet') t
join patient p using (patient_id);

-- Histologies that have no concept in the list of IDEA4RC are the nearest ones that do.
create temp table histology as
select * from (values
  ('8802/3', 4029021), ('8811/3', 45771359), ('8852/3', 4101123), ('8858/3', 4284833),
  ('8890/3', 37151903), ('9040/3', 4268491), ('9041/3', 4268491), ('9120/3', 3661612),
  ('9180/3', 4298240), ('9540/3', 4062426), ('8070/3', 37156145), ('8500/3', 4221403),
  ('8720/3', 4243327), ('8936/3', 4243327)) as h(morphology, concept_id);

create temp table metastasis_site as
select * from (values
  ('lung', 36770283), ('liver', 36770544), ('bone', 36769301), ('soft_tissue', 35225724)
) as s(site, concept_id);

create table person as
select person_id, if(sex = 'female', 8532, 8507) as gender_concept_id, birth_year as year_of_birth
from patient order by person_id;

create table death as
select person_id, death_date,
  case cause_of_death when 'sarcoma' then 2000100072 when 'other' then 2000100073
    when 'unknown' then 2000100074 else 0 end as cause_concept_id
from patient where death_date is not null order by person_id;

create table observation_period as
select person_id, last_contact_date as observation_period_end_date
from patient where last_contact_date is not null order by person_id;

-- Every third patient has diabetes too, which is a condition and no tumor.
create table condition_occurrence as
select condition_id as condition_occurrence_id, person_id, diagnosis_date as condition_start_date,
  morphology || '-' || topography as condition_source_value
from tumor
union all
select 29000 + person_id, person_id, make_date(birth_year + 40, 1, 1), 'E11.9'
from patient where person_id % 3 = 0
order by condition_occurrence_id;

create table procedure_occurrence as
select procedure_id as procedure_occurrence_id, person_id,
  case setting when 'preoperative' then 4059384 when 'postoperative' then 4058775
    when 'definitive' then 2000100033 else 0 end as procedure_concept_id,
  start_date as procedure_date, end_date as procedure_end_date
from course
union all
select procedure_id, person_id, if(procedure = 'amputation', 4217482, 4315400), surgery_date, null
from operation where procedure <> 'ablation'
union all
select procedure_id, person_id, 4273629, start_date, end_date from line
order by procedure_occurrence_id;

create table observation as
select procedure_id as observation_event_id, person_id,
  case setting when 'before_local' then 44808409 when 'adjuvant' then 44804498
    else 2000100029 end as observation_concept_id
from line where setting is not null order by observation_event_id;

create table measurement as
with modifier(person_id, concept_id, day, number, value_concept_id, unit, source, event_id, field_id) as (
  select person_id, h.concept_id, diagnosis_date, null::double, 0, null, null, condition_id, 1147127
  from tumor join histology h using (morphology)
  union all
  select person_id, 36768664, diagnosis_date, size_cm * 10, 0, 'mm', 'tumor_size', condition_id, 1147127
  from tumor where size_cm is not null
  union all
  select person_id, 4159955, diagnosis_date, null, [1634371, 1634752, 1633749][fnclcc_grade], null,
    'grading', condition_id, 1147127
  from tumor where fnclcc_grade is not null
  union all
  select person_id, s.concept_id, metastasis_date, null, 4188539, null, null, condition_id, 1147127
  from tumor, unnest(string_split(metastatic_sites, ';')) as t(site) join metastasis_site s using (site)
  where metastasis_date is not null
  union all
  select person_id, 4037631, start_date, fractions, 0, null, 'number_of_fractions', procedure_id, 1147082
  from course where fractions is not null
  union all
  select person_id, 0, start_date, total_dose_gy, 0, 'Gy', 'total_dose_gy', procedure_id, 1147082
  from course where total_dose_gy is not null
  union all
  select person_id, 36769180, start_date, null, 4188539, null, null, procedure_id, 1147082
  from course where target = 'metastasis'
  union all
  select person_id, 36769180, surgery_date, null, 4188539, null, null, procedure_id, 1147082
  from operation where target = 'metastasis'
  union all
  select person_id, 0, surgery_date, null, if(margin = 'r0', 1634643, 1633801), null, 'margins_after_surgery',
    procedure_id, 1147082
  from operation where margin is not null and target = 'primary'
)
select person_id, concept_id as measurement_concept_id, day as measurement_date,
  number as value_as_number, value_concept_id as value_as_concept_id, unit as unit_source_value,
  source as measurement_source_value, event_id as measurement_event_id,
  field_id as meas_event_field_concept_id
from modifier order by all;
