package dev.yieldwise.maven;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;

/** The files of artifacts from the repositories of a project; those that cannot be had are left out. */
record Downloads(RepositorySystem repositories, MavenSession session, MavenProject project)
        implements Function<List<Artifact>, Map<Artifact, Path>> {

    @Override
    public Map<Artifact, Path> apply(List<Artifact> artifacts) {
        List<ArtifactRequest> requests = artifacts.stream()
                .map(artifact -> new ArtifactRequest(
                        RepositoryUtils.toArtifact(artifact), project.getRemoteProjectRepositories(), null))
                .toList();
        List<ArtifactResult> results;
        try {
            results = repositories.resolveArtifacts(session.getRepositorySession(), requests);
        } catch (ArtifactResolutionException e) {
            results = e.getResults();
        }
        Map<Artifact, Path> files = new HashMap<>();
        for (int i = 0; i < artifacts.size(); i++) {
            if (results.get(i).isResolved()) {
                files.put(
                        artifacts.get(i), results.get(i).getArtifact().getFile().toPath());
            }
        }
        return files;
    }
}
