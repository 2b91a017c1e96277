-- An invented extract as messy as that of The Cancer Genome Atlas is: every cell is text, one flag has
-- three spellings, times are days from the diagnosis, and the tables contradict each other.
create table "clinical.parquet" as select * from (values
  -- barcode, gender, birth, OS, days, DSS, PFI, days, histology, site, metastatic, radiation, residual, margin, length, type
  ('TCGA-NA-0001', 'FEMALE', '-21000', '1', '400', '1', '1', '300', '8890/3', 'C49.2', 'YES', 'NO', 'R0', 'negative', '12.5', 'Distant Metastasis'),
  ('TCGA-NA-0002', 'male', '-15000', '0', '900', '0', '0', '900', '8802/3', 'C49.1', 'NO', 'yes', 'R1', 'negative', '4|1.0', ''),
  ('tcga-na-0003', 'Female', '-18250', '0', '1500', '0', '1', '700', '88023', 'C492', 'yes', 'YES', 'R0', '[Not Available]', '7.9|[Not Available]', 'Locoregional Recurrence'),
  ('TCGA-2F-0004', 'MALE', '[Not Available]', '1', '250', '[Not Available]', '1', '200', '8858/3', 'C48.0', '[Not Applicable]', 'NO', 'RX', '[Unknown]', '[Not Evaluated]', 'Distant Metastasis'),
  ('TCGA-2F-0005', 'FEMALE', '-20100', '0', '2000', '0', '0', '2000', '9040/3', 'C49.2', 'NO', '[Not Available]', 'R2', 'positive', '3', ''),
  ('TCGA-02-0006', 'MALE', '-23000', '1', '1100', '0', '0', '1100', '8890/3', 'C49.3', 'Yes', 'NO', 'R0', 'positive', '22', ''),
  ('TCGA-02-0007', 'FEMALE', '-24500', '0', '600', '0', '1', '350', '8811/3', 'C49.1', 'NO', 'YES', '[Unknown]', 'negative', '9', 'Locoregional Disease'),
  ('TCGA-02-0008', 'MALE', '-19000', '0', '45', '0', '0', '45', '8802/3', 'C49.2', 'NO', '', 'R0', 'negative', '6.5', '')
) as t(bcr_patient_barcode, gender, days_to_birth, "OS", "OS.time", "DSS", "PFI", "PFI.time",
  icd_o_3_histology, icd_o_3_site, metastatic_neoplasm_confirmed, radiation_therapy, residual_tumor,
  margin_status, pathologic_tumor_length, new_tumor_event_type);

create table "radiation.parquet" as select * from (values
  ('TCGA-NA-0001', 'radiations.radiation', '320', '340', 'distant recurrence', '3000', 'cGy', '10'),
  ('tcga-na-0003', 'radiations.radiation', '60', '100', 'primary tumor field', '6000', 'cgy', '30'),
  ('TCGA-NA-0003', 'radiations.radiation-2', '60', '100', 'primary tumor field', '6000', '', '[Not Available]'),
  ('TCGA-NA-0003', 'follow_ups.radiation', '720', '740', 'local recurrence', '36', 'Gy', '18'),
  ('TCGA-02-0007', 'radiations.radiation', '20', '20', 'primary tumor field', '150', 'mCi', '[Not Applicable]'),
  ('TCGA-02-0006', 'radiations.radiation', '800', '830', 'regional site', '21.6', '', '12')
) as t(patient_id, source, days_to_radiation_therapy_start, days_to_radiation_therapy_end,
  anatomic_treatment_site, radiation_dosage, units, numfractions);

create table "drug.parquet" as select * from (values
  ('TCGA-NA-0001', 'drugs.drug', 'Doxorubicin', '310', '380', 'Progression', 'Clinical Progressive Disease'),
  ('TCGA-2F-0004', 'drugs.drug', 'doxorubicine', '30', '150', 'ADJUVANT', '[Unknown]'),
  ('TCGA-2F-0004', 'drugs.drug-2', 'adriamycin', '260', '270', 'PROGRESSION', '')
) as t(patient_id, source, drug_name, days_to_drug_therapy_start, days_to_drug_therapy_end,
  regimen_indication, measure_of_response);

create table "follow_up.parquet" as select * from (values
  ('TCGA-NA-0002', 'YES'), ('TCGA-2F-0005', 'YES'), ('TCGA-2F-0005', 'NO'), ('TCGA-02-0008', '[Unknown]')
) as t(patient_id, radiation_therapy);

create table "new_tumor_event.parquet" as select * from (values
  ('TCGA-NA-0001', 'new_tumor_events.new_tumor_event', 'Distant Metastasis', '300', 'NO', '', ''),
  ('TCGA-NA-0001', 'follow_ups.new_tumor_event', 'distant metastasis', '300', '[Not Available]', '', ''),
  ('TCGA-NA-0003', 'follow_ups.new_tumor_event', 'Locoregional Recurrence', '700', 'YES', '760', 'R1'),
  -- After the last contact.
  ('TCGA-02-0007', 'follow_ups.new_tumor_event', 'Locoregional Recurrence', '350', 'YES', '610', 'R0'),
  ('TCGA-2F-0004', 'new_tumor_events.new_tumor_event', 'Distant Metastasis', '200', 'YES', '210', 'RX'),
  ('TCGA-02-0006', 'new_tumor_events.new_tumor_event', 'New Primary Tumor', '500', 'YES', '520', '')
) as t(patient_id, source, new_neoplasm_event_type, days_to_new_tumor_event_after_initial_treatment,
  new_tumor_event_additional_surgery_procedure,
  days_to_new_tumor_event_additional_surgery_procedure,
  residual_disease_post_new_tumor_event_margin_status);

create table "procurement.parquet" as select * from (values
  ('tcga-na-0001', '0', 'Surgical Resection'), ('tcga-na-0002', '12', 'surgical resection'),
  ('tcga-na-0003', '14', 'Surgical Resection'), ('tcga-2f-0004', '5', 'Core needle biopsy'),
  ('tcga-2f-0005', '0', 'Excisional Biopsy'), ('tcga-02-0006', '30', 'Surgical Resection'),
  ('tcga-02-0007', '3', 'Surgical Resection'), ('tcga-02-0008', '[Not Available]', 'Surgical Resection')
) as t(bcr_patient_barcode, days_to_sample_procurement, method_of_sample_procurement);
