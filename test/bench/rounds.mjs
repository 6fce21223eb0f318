// Medians over interleaved rounds: each round runs every case once, so that a busy moment of the machine
// hits all of them. A slow case gets fewer rounds, never none.

const now = () => Number(process.hrtime.bigint()) / 1e6;

/** The middle value. */
export function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Runs `{ name, run }` cases side by side and answers milliseconds by name. */
export async function interleave(cases, { budget, mostRounds }) {
  const running = [];
  for (const { name, run } of cases) {
    const warmUp = now();
    await run();
    const first = now() - warmUp;
    // What takes longer than everything should is looked at once.
    const fewest = first > budget ? 1 : 3;
    const rounds = Math.min(mostRounds, Math.max(fewest, Math.round(budget / first)));
    // The compiler needs more than one look at a short case.
    for (let spent = first, count = 0; spent < Math.min(300, budget / 5) && count < 2000; count++) {
      const start = now();
      await run();
      spent += now() - start;
    }
    running.push({ name, run, rounds, repeat: Math.max(1, Math.floor(1 / first)), times: [] });
  }
  const most = Math.max(...running.map(({ rounds }) => rounds));
  for (let round = 0; round < most; round++) {
    for (const each of running) {
      if (round >= each.rounds) continue;
      const start = now();
      for (let time = 0; time < each.repeat; time++) await each.run();
      each.times.push((now() - start) / each.repeat);
    }
  }
  return Object.fromEntries(running.map(({ name, times }) => [name, median(times)]));
}
