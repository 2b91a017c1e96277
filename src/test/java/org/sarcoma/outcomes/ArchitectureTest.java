package org.sarcoma.outcomes;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What each package may know. */
@AnalyzeClasses(
    packages = "org.sarcoma.outcomes",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String BASE = "org.sarcoma.outcomes";

  @ArchTest
  static final ArchRule STATISTICS_IS_PURE =
      classes()
          .that()
          .resideInAPackage(BASE + ".statistics..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  BASE + ".statistics..",
                  "java.lang..",
                  "java.util..",
                  "org.apache.commons.statistics..",
                  "org.jspecify.annotations..",
                  "com.google.errorprone.annotations.."));

  @ArchTest
  static final ArchRule RESULT_KNOWS_NOTHING_OF_THE_JOB =
      noClasses()
          .that()
          .resideInAPackage(BASE + ".result..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BASE,
              BASE + ".cohort..",
              BASE + ".config..",
              BASE + ".endpoint..",
              BASE + ".publish..",
              BASE + ".registry..",
              BASE + ".statistics..",
              BASE + ".survival..",
              BASE + ".toxicity..");

  @ArchTest
  static final ArchRule SPARK_STAYS_IN_THE_REGISTRY_THE_KERNEL_AND_THE_COMMANDS =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE, BASE + ".registry..", BASE + ".kernel..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule PARQUET_STAYS_AT_THE_EDGES =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE + ".registry..", BASE + ".publish..", BASE + ".generate..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.parquet..");

  @ArchTest
  static final ArchRule PROFILES_ARE_NO_PART_OF_AN_ANALYSIS =
      noClasses()
          .that()
          .resideOutsideOfPackages(BASE, BASE + ".profile..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE + ".profile..");

  @ArchTest
  static final ArchRule PROFILES_KNOW_ONLY_THE_REGISTRY =
      noClasses()
          .that()
          .resideInAPackage(BASE + ".profile..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              BASE + ".cohort..",
              BASE + ".endpoint..",
              BASE + ".publish..",
              BASE + ".statistics..",
              BASE + ".survival..",
              BASE + ".toxicity..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOBODY_DEPENDS_ON_THE_COMMANDS =
      noClasses()
          .that()
          .resideInAnyPackage(BASE + ".*..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(BASE);
}
