/**
 * A request as a program for Node.js that sends it with the official SDK, for people who take it elsewhere.
 */

/** What the program sends, and where. */
export interface SdkCall {
  /** For the comment at its beginning. */
  readonly name: string;
  readonly bucket: string;
  readonly region: string;
  readonly method: string;
  /** Without a signature: the SDK signs. */
  readonly url: string;
  readonly body: string;
}

/** The program. Credentials come from the environment when it runs: none is in the text. */
export function formatNodejsSdkCode({ name, bucket, region, method, url, body }: SdkCall): string {
  const key = new URL(url).pathname.slice(1);
  return `// Sends the job of ${oneLine(name)}. Install the SDK with: npm install cos-nodejs-sdk-v5
const { Readable } = require('node:stream');
const COS = require('cos-nodejs-sdk-v5');

const cos = new COS({
  SecretId: process.env.TENCENTCLOUD_SECRET_ID,
  SecretKey: process.env.TENCENTCLOUD_SECRET_KEY,
  // Only temporary credentials have one.
  SecurityToken: process.env.TENCENTCLOUD_SESSION_TOKEN,
});

const request = ${templateLiteral(body)};

cos
  .request({
    Bucket: ${stringLiteral(bucket)},
    Region: ${stringLiteral(region)},
    Method: ${stringLiteral(method)},
    Url: ${stringLiteral(url)},
    Key: ${stringLiteral(key)},
    Headers: { 'Content-Type': 'application/xml', 'Content-Length': Buffer.byteLength(request) },
    // The SDK sends a stream once. It would send a text again after a failure, and there could be two jobs.
    Body: Readable.from([request]),
  })
  .then(({ Response }) => console.log(Response.JobsDetail))
  .catch(({ code, message }) => {
    console.error(\`\${code}: \${message}\`);
    process.exitCode = 1;
  });
`;
}

function oneLine(text: string): string {
  return text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
}

/** Lines stay lines; a carriage return would be dropped where it is not written out. */
function templateLiteral(text: string): string {
  return `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&').replaceAll('\r', '\\r')}\``;
}

function stringLiteral(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped}'`;
}
