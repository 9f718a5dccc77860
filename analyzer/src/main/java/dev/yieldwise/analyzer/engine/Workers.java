package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Notification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Checks files on several threads with deep stacks, and gives up on a file that takes beyond all measure: its thread is
 * left behind (Java can stop none) and another takes its place. Results stand in the order of the files.
 */
final class Workers {
    /** A parser or a rule recurses over the tree; long chains of operators make deep trees. */
    private static final long STACK_BYTES = 256L << 20;

    /** For one file; none of 23,000 real ones comes near. */
    static final Duration BUDGET = Duration.ofSeconds(60);

    private static final long POLL_MILLIS = 200;

    private final int threads;
    private final Supplier<FileCheck> newCheck;
    private final Progress progress;
    private final Duration budget;

    Workers(int threads, Supplier<FileCheck> newCheck, Progress progress, Duration budget) {
        this.threads = threads;
        this.newCheck = newCheck;
        this.progress = progress;
        this.budget = budget;
    }

    List<FileResult> run(List<Path> files, Function<Path, String> nameOf) {
        Run run = new Run(files, nameOf);
        for (int i = 0; i < Math.min(threads, files.size()); i++) {
            run.start(newCheck.get());
        }
        return run.await();
    }

    /** The state of one run; every access is under its lock. */
    private final class Run {
        private final List<Path> files;
        private final Function<Path, String> nameOf;
        private final FileResult[] results;
        private final List<Worker> busy = new ArrayList<>();
        private int next;
        private int done;
        private Throwable defect;

        Run(List<Path> files, Function<Path, String> nameOf) {
            this.files = files;
            this.nameOf = nameOf;
            this.results = new FileResult[files.size()];
        }

        synchronized void start(FileCheck check) {
            Worker worker = new Worker(this, check);
            busy.add(worker);
            Thread thread = new Thread(null, worker, "yieldwise-check", STACK_BYTES);
            thread.setDaemon(true);
            thread.start();
        }

        synchronized int take(Worker worker) {
            if (next >= files.size() || worker.abandoned || defect != null) {
                busy.remove(worker);
                notifyAll();
                return -1;
            }
            worker.since = System.nanoTime();
            worker.index = next;
            return next++;
        }

        synchronized void finish(Worker worker, int index, FileResult result) {
            if (!worker.abandoned) {
                results[index] = result;
                progress.checked(++done, files.size());
            }
        }

        synchronized void fail(Worker worker, Throwable error) {
            if (!worker.abandoned) {
                defect = error;
                busy.remove(worker);
                notifyAll();
            }
        }

        synchronized List<FileResult> await() {
            while (!busy.isEmpty()) {
                try {
                    wait(POLL_MILLIS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new UsageException("interrupted; nothing was written");
                }
                replaceStuck();
            }
            if (defect != null) {
                throw new IllegalStateException("a defect of the checker: " + defect, defect);
            }
            return Arrays.asList(results);
        }

        private void replaceStuck() {
            for (Worker worker : List.copyOf(busy)) {
                if (System.nanoTime() - worker.since > budget.toNanos()) {
                    worker.abandoned = true;
                    busy.remove(worker);
                    results[worker.index] = FileResult.failed(new Notification(
                            Notification.Kind.BUDGET,
                            Optional.of(nameOf.apply(files.get(worker.index))),
                            Optional.empty(),
                            "given up after " + budget.toSeconds() + " seconds"));
                    progress.checked(++done, files.size());
                    start(newCheck.get());
                }
            }
        }
    }

    private static final class Worker implements Runnable {
        private final Run run;
        private final FileCheck check;
        private boolean abandoned;
        private int index;
        private long since = System.nanoTime();

        Worker(Run run, FileCheck check) {
            this.run = run;
            this.check = check;
        }

        @Override
        public void run() {
            try {
                for (int taken = run.take(this); taken >= 0; taken = run.take(this)) {
                    run.finish(this, taken, check.check(run.files.get(taken)));
                }
            } catch (RuntimeException | Error e) {
                run.fail(this, e);
            }
        }
    }
}
