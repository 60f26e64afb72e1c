package io.dynamodel.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every package begins with the name of its module, and is in one artifact only. */
class PackagesTest {
    @Test
    void packagesAreNotSplitAndBearTheNameOfTheirModule() {
        List<Artifact> artifacts = Artifact.onTheClassPath();

        assertThat(artifacts)
                .extracting(artifact -> artifact.module().name())
                .containsExactlyInAnyOrder(
                        "io.dynamodel.core",
                        "io.dynamodel.schema",
                        "io.dynamodel.query",
                        "io.dynamodel.transactions",
                        "io.dynamodel",
                        "io.dynamodel.testing");
        Map<String, String> owners = new LinkedHashMap<>();
        for (Artifact artifact : artifacts) {
            String module = artifact.module().name();
            for (String name : artifact.packages()) {
                assertThat(owners.put(name, module))
                        .as("package %s of %s is also in", name, module)
                        .isNull();
                boolean isOfTheFacade = module.equals("io.dynamodel") && name.equals(module);
                boolean isOfTheModule = name.equals(module) || name.startsWith(module + ".");
                assertThat(module.equals("io.dynamodel") ? isOfTheFacade : isOfTheModule)
                        .as("package %s in module %s", name, module)
                        .isTrue();
            }
        }
    }

    @Test
    void internalPackagesAreExportedToSiblingsOnly() {
        for (Artifact artifact : Artifact.onTheClassPath()) {
            for (ModuleDescriptor.Exports exported : artifact.module().exports()) {
                boolean isInternal = exported.source().contains(".internal");
                assertThat(exported.isQualified()).as("%s", exported).isEqualTo(isInternal);
                assertThat(exported.targets()).allMatch(target -> target.startsWith("io.dynamodel"));
            }
            Set<String> open = artifact.module().exports().stream()
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet());
            assertThat(artifact.packages().stream().filter(name -> !name.contains(".internal")))
                    .as("public packages of %s", artifact.module().name())
                    .allMatch(open::contains);
        }
    }
}
