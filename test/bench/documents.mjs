// The documents that are measured: one Concat request of many fragments with two audio mixes,
// as XML for us and as JSON or YAML for the others. Every hundredth fragment's index can be made wrong.

const place = { Region: 'ap-chongqing', Bucket: 'examplebucket-1250000000' };
const mix = (name) => ({
  AudioSource: `https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/${name}.mp3`,
  MixMode: 'Once',
  Replace: 'true',
  EffectConfig: { EnableStartFadein: 'true', StartFadeinTime: '3', EnableBgmFade: 'false' },
});

/** A fragment has five elements, so a wrong value in each twentieth is one in a hundred elements. */
function fragment(index, isBroken) {
  return {
    Url: `https://examplebucket-1250000000.cos.ap-chongqing.myqcloud.com/parts/${index}.mp4`,
    Mode: index % 2 === 0 ? 'Start' : 'End',
    FragmentIndex: isBroken && index % 20 === 7 ? 'x' : String(index),
    Duration: '12.5',
  };
}

function request(fragments, isBroken) {
  return {
    Tag: 'Concat',
    Operation: {
      ConcatTemplate: {
        ConcatFragment: Array.from({ length: fragments }, (_, index) => fragment(index, isBroken)),
        Container: { Format: 'mp4' },
        AudioMixArray: [mix('bgm'), mix('voice')],
      },
      Output: { ...place, Object: 'films/complete.mp4' },
      UserData: 'bench',
    },
  };
}

function toXml(name, value, indent) {
  if (Array.isArray(value)) return value.map((item) => toXml(name, item, indent)).join('');
  if (typeof value === 'string') return `${indent}<${name}>${value}</${name}>\n`;
  const inner = Object.entries(value).map(([key, child]) => toXml(key, child, `${indent}  `));
  return `${indent}<${name}>\n${inner.join('')}${indent}</${name}>\n`;
}

function toYaml(value, indent) {
  return Object.entries(value)
    .map(([key, child]) => {
      if (Array.isArray(child)) {
        const items = child.map((item) => `${indent}  - ${toYaml(item, `${indent}    `).trimStart()}`);
        return `${indent}${key}:\n${items.join('')}`;
      }
      if (typeof child === 'string') return `${indent}${key}: ${JSON.stringify(child)}\n`;
      return `${indent}${key}:\n${toYaml(child, `${indent}  `)}`;
    })
    .join('');
}

/** The request whose rendering has about so many characters. */
function requestOf(bytes, isBroken, render) {
  const empty = render(request(0, isBroken)).length;
  const each = (render(request(1000, isBroken)).length - empty) / 1000;
  return request(Math.max(1, Math.round((bytes - empty) / each)), isBroken);
}

/** One piece in memory, as a text that was read from a file or a message. */
const inOnePiece = (text) => Buffer.from(text).toString();

const asXml = (content) => inOnePiece(toXml('Request', content, ''));
const asJson = (content) => inOnePiece(`${JSON.stringify(content, undefined, 2)}\n`);

/** The same content in three languages, and JSON of as many bytes as the XML has. */
export function makeDocuments(bytes, isBroken) {
  const content = requestOf(bytes, isBroken, asXml);
  const xml = asXml(content);
  return {
    xml,
    json: asJson(content),
    yaml: inOnePiece(toYaml(content, '')),
    jsonOfSameSize: asJson(requestOf(xml.length, isBroken, asJson)),
  };
}

/** The place of `what` behind the middle of the text, or its last one. */
export function fromMiddle(text, what) {
  const place = text.indexOf(what, text.length / 2);
  return place < 0 ? text.lastIndexOf(what) : place;
}

/** The sizes of issue and README: a small request, a big one, and two that nobody writes by hand. */
export const sizes = [
  { name: '2 KB', bytes: 2_000 },
  { name: '100 KB', bytes: 100_000 },
  { name: '1 MB', bytes: 1_000_000 },
  { name: '10 MB', bytes: 10_000_000 },
];
