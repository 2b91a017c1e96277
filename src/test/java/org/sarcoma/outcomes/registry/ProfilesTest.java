package org.sarcoma.outcomes.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sarcoma.outcomes.config.ConfigException;

class ProfilesTest {
  private static final Path FILE = Path.of("institutions", "umc.conf");

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(folder.resolve("codes"));
    Files.writeString(
        folder.resolve("shared.conf"),
        "institution { missing-values = [NA], tables.surgery { path = ops, columns.margin = r } }");
    Files.writeString(
        folder.resolve("codes/sex.conf"),
        "list { source = somewhere, version = \"1\", codes { \"1\" = male, \"2\" = female } }");
  }

  private Config complete(String institution) {
    return new Profiles(folder).complete(ConfigFactory.parseString(institution), FILE);
  }

  @Test
  void theFileOfAnInstitutionIsLaidOverItsProfile() {
    Config whole =
        complete("institution { profile = shared, code = umc, tables.surgery.path = mine }");

    assertThat(whole)
        .isEqualTo(
            ConfigFactory.parseString(
                "institution { code = umc, missing-values = [NA],"
                    + " tables.surgery { path = mine, columns.margin = r } }"));
  }

  @Test
  void aCodeListStandsForItsCodes() {
    Config whole =
        complete(
            "a { codes = sex, b = [{ when { column = c, is-in = sex } }], codes2 { codes { x = y } } }");

    assertThat(whole)
        .isEqualTo(
            ConfigFactory.parseString(
                "a { codes { \"1\" = male, \"2\" = female },"
                    + " b = [{ when { column = c, is = [\"1\", \"2\"] } }],"
                    + " codes2 { codes { x = y } } }"));
  }

  @Test
  void whatDoesNotExistIsNamedWithWhatDoes() {
    assertThatThrownBy(() -> complete("institution.profile = sharde"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(
            "%s: institution.profile names \"sharde\", but there is no %s; present are shared; did"
                .formatted(FILE, folder.resolve("sharde.conf")));
    assertThatThrownBy(() -> complete("a.codes = sexes"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("codes names \"sexes\"");
  }

  @Test
  void aNameIsNoPath() {
    assertThatThrownBy(() -> complete("institution.profile = \"../other\""))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("is no name of a file");
  }

  @Test
  void aCodeListNamesItsSourceAndVersion() throws IOException {
    Files.writeString(folder.resolve("codes/bare.conf"), "list { codes { a = b } }");

    assertThatThrownBy(() -> complete("a.codes = bare"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("list.source is not set")
        .hasMessageContaining("list.version is not set");
  }
}
