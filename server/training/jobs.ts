import { availableParallelism } from 'node:os';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

/** What a thread can be asked to do, by name: values that can be cloned in, values that can be cloned out. */
export type Job = (input: never, progress: (share: number) => void) => unknown;

interface Order {
  readonly name: string;
  readonly input: unknown;
}

/**
 * Runs jobs on as many threads as there are cores; the results come in the order of the inputs, whichever thread is faster.
 * @param progress is told the share of all jobs that is done, 0 to 1
 */
export async function runJobs<In, Out>(
  name: string,
  inputs: readonly In[],
  progress: (share: number) => void = () => {},
): Promise<Out[]> {
  const results: Out[] = new Array(inputs.length);
  const shares = new Float64Array(inputs.length);
  let next = 0;
  const tell = (i: number, share: number): void => {
    shares[i] = share;
    progress(shares.reduce((sum, one) => sum + one, 0) / inputs.length);
  };
  const run = async (): Promise<void> => {
    while (next < inputs.length) {
      const i = next++;
      results[i] = await new Promise<Out>((resolve, reject) => {
        const worker = new Worker(process.argv[1]!, { workerData: { name, input: inputs[i] } satisfies Order });
        worker.on('message', ({ share, result }: { share?: number; result?: Out }) => {
          if (share !== undefined) tell(i, share);
          else {
            tell(i, 1);
            resolve(result as Out);
            void worker.terminate();
          }
        });
        worker.on('error', reject);
      });
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), inputs.length) }, run));
  return results;
}

/** In a thread: does the job that it was started for. Returns false in the main thread. */
export function answerJob(jobs: Readonly<Record<string, Job>>): boolean {
  if (isMainThread) return false;
  const { name, input } = workerData as Order;
  const result = jobs[name]!(input as never, (share) => parentPort!.postMessage({ share }));
  parentPort!.postMessage({ result });
  return true;
}
