// What a node tells Prometheus.

/** The samples of a node that `startNode` started: `{ 'name{label="value"}': number }`, without the label that names the chain. */
export async function samples({ metrics }) {
  const lines = (await (await fetch(metrics)).text()).split('\n').filter((line) => line && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => {
    const [, name, labels, value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    const others = (labels ?? '').split(/,(?=\w+=)/).filter((label) => label && !label.startsWith('chain='));
    return [others.length ? `${name}{${others.sort().join(',')}}` : name, Number(value)];
  }));
}
