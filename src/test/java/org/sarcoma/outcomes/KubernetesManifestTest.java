package org.sarcoma.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.internal.config.ConfigEntry;
import org.junit.jupiter.api.Test;
import org.sarcoma.outcomes.result.ExitCode;
import org.yaml.snakeyaml.Yaml;

/** What can be known of the Kubernetes manifest without a cluster. */
class KubernetesManifestTest {
  private static final Path CONF = Path.of("conf");

  private final List<Object> documents = documents();
  private final Object job = named("CronJob", "sarcoma-outcomes");
  private final Object driver = at(job, "spec", "jobTemplate", "spec", "template", "spec");
  private final Object container = at(driver, "containers", 0);
  private final Object executor = executor();
  private final Map<String, String> settings = settings();

  @Test
  void sparkKnowsEverySettingAndItsValue() {
    // The entries are known once the objects that define them are there.
    assertThat(org.apache.spark.internal.config.package$.MODULE$).isNotNull();
    assertThat(org.apache.spark.deploy.k8s.Config$.MODULE$).isNotNull();
    assertThat(org.apache.spark.internal.config.Network$.MODULE$).isNotNull();

    assertThat(settings).hasSizeGreaterThan(12);
    settings.forEach(
        (key, value) -> {
          ConfigEntry<?> entry = ConfigEntry.findEntry(key);
          assertThat(entry).as(key).isNotNull();
          assertThatCode(() -> entry.valueConverter().apply(value))
              .as(key)
              .doesNotThrowAnyException();
        });
    assertThat(ConfigEntry.findEntry("spark.kubernetes.namespaces")).isNull();
  }

  @Test
  void whatIsNamedIsThere() {
    Object namespace = at(settings, "spark.kubernetes.namespace");
    named("Namespace", namespace);
    named("ServiceAccount", at(driver, "serviceAccountName"));
    named(
        "ServiceAccount",
        at(settings, "spark.kubernetes.authenticate.executor.serviceAccountName"));
    for (Object pod : List.of(driver, executor)) {
      for (Object volume : list(pod, "volumes")) {
        Map<?, ?> source = (Map<?, ?>) volume;
        if (source.containsKey("configMap")) {
          named("ConfigMap", at(source, "configMap", "name"));
        } else {
          named("PersistentVolumeClaim", at(source, "persistentVolumeClaim", "claimName"));
        }
      }
      assertThat(names(list(pod, "containers", 0, "volumeMounts")))
          .isEqualTo(names(list(pod, "volumes")));
    }
    assertThat(settings)
        .containsEntry("spark.kubernetes.container.image", (String) at(container, "image"))
        .containsEntry(
            "spark.kubernetes.executor.podTemplateContainerName",
            (String) at(executor, "containers", 0, "name"));
    assertThat(documents)
        .filteredOn(it -> !at(it, "kind").equals("Namespace"))
        .allSatisfy(it -> assertThat(at(it, "metadata", "namespace")).isEqualTo(namespace));
  }

  @Test
  void executorsFindTheDriver() {
    Object service = named("Service", "sarcoma-outcomes-driver");

    assertThat(settings)
        .containsEntry("spark.driver.host", "sarcoma-outcomes-driver.sarcoma-outcomes.svc")
        .containsEntry("spark.driver.port", at(service, "spec", "ports", 0, "port").toString())
        .containsEntry(
            "spark.driver.blockManager.port", at(service, "spec", "ports", 1, "port").toString());
    assertThat(at(service, "spec", "selector"))
        .isEqualTo(at(job, "spec", "jobTemplate", "spec", "template", "metadata", "labels"));
  }

  @Test
  void noPodRunsAsRootOrOpensAPage() throws IOException {
    Properties defaults = new Properties();
    try (var reader = Files.newBufferedReader(CONF.resolve("spark-defaults.conf"))) {
      defaults.load(reader);
    }

    assertThat(defaults).containsEntry("spark.ui.enabled", "false");
    assertThat(settings).doesNotContainKey("spark.ui.enabled");
    for (Object pod : List.of(driver, executor)) {
      assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
      assertThat(at(pod, "containers", 0, "securityContext", "allowPrivilegeEscalation"))
          .isEqualTo(false);
      assertThat(list(pod, "containers", 0, "volumeMounts"))
          .filteredOn(it -> at(it, "name").equals("registries"))
          .allSatisfy(it -> assertThat(at(it, "readOnly")).isEqualTo(true))
          .hasSize(1);
    }
  }

  @Test
  void aJobIsStartedAgainOnlyWhereThatMayHelp() {
    Object forGood =
        at(
            job,
            "spec",
            "jobTemplate",
            "spec",
            "podFailurePolicy",
            "rules",
            0,
            "onExitCodes",
            "values");

    assertThat(forGood)
        .isEqualTo(
            Arrays.stream(ExitCode.values())
                .filter(it -> it != ExitCode.DONE)
                .filter(it -> it != ExitCode.IO && it != ExitCode.TEMPORARY)
                .map(ExitCode::number)
                .toList());
  }

  private Map<String, String> settings() {
    return list(container, "args").stream()
        .map(String.class::cast)
        .filter(it -> it.startsWith("--conf="))
        .map(it -> it.substring("--conf=".length()).split("=", 2))
        .collect(Collectors.toMap(it -> it[0], it -> it[1], (a, b) -> a + b, TreeMap::new));
  }

  private Object executor() {
    String path = "/opt/sarcoma-outcomes/executor/";
    String file =
        list(container, "args").stream()
            .map(String.class::cast)
            .filter(it -> it.contains("podTemplateFile=" + path))
            .map(it -> it.substring(it.lastIndexOf('/') + 1))
            .collect(Collectors.joining());
    Object template = at(named("ConfigMap", "sarcoma-outcomes-executor"), "data", file);
    return at(new Yaml().load((String) template), "spec");
  }

  private Object named(String kind, Object name) {
    List<Object> found =
        documents.stream()
            .filter(it -> at(it, "kind").equals(kind) && at(it, "metadata", "name").equals(name))
            .toList();
    assertThat(found).as("%s %s", kind, name).hasSize(1);
    return found.get(0);
  }

  private static List<Object> names(List<?> of) {
    return of.stream().map(it -> at(it, "name")).toList();
  }

  private static List<?> list(Object from, Object... path) {
    return (List<?>) at(from, path);
  }

  private static Object at(Object from, Object... path) {
    Object value = from;
    for (Object step : path) {
      value =
          Objects.requireNonNull(
              step instanceof Integer i ? ((List<?>) value).get(i) : ((Map<?, ?>) value).get(step),
              () -> "%s of %s".formatted(step, Arrays.toString(path)));
    }
    return value;
  }

  private static List<Object> documents() {
    Path manifest = CONF.resolve("kubernetes/sarcoma-outcomes.yaml");
    try (Stream<String> lines = Files.lines(manifest)) {
      String text = lines.collect(Collectors.joining("\n"));
      return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false).toList();
    } catch (IOException e) {
      throw new IllegalStateException(manifest + " cannot be read", e);
    }
  }
}
