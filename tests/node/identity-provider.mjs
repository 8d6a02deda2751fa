// An identity provider (npm oidc-provider) on this machine, for the tests of signing in by one. Prints its port; ends when its input does.
// POST /control tells it who is known there and what to do wrong with the next tokens: what it then hands out is signed with its real key, only untrue.
import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' };
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

const people = new Map();   // subject → claims
let fault = null;

const encoded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signed = (head, claims, by = createPrivateKey({ key, format: 'jwk' })) => {
  const data = `${encoded(head)}.${encoded(claims)}`;
  return `${data}.${sign('sha256', Buffer.from(data), by).toString('base64url')}`;
};

const faults = {
  nonce: (head, claims) => signed(head, { ...claims, nonce: 'another attempt' }),
  'no-nonce': (head, { nonce, ...claims }) => signed(head, claims),
  audience: (head, claims) => signed(head, { ...claims, aud: 'another program' }),
  party: (head, claims) => signed(head, { ...claims, aud: [claims.aud, 'another program'], azp: 'another program' }),
  issuer: (head, claims) => signed(head, { ...claims, iss: 'https://another.example' }),
  expired: (head, claims) => signed(head, { ...claims, exp: claims.iat - 600 }),
  signature: (head, claims) => signed(head, claims, stranger),
  'key-id': (head, claims) => signed({ ...head, kid: 'k2' }, claims),
  none: (head, claims) => `${encoded({ ...head, alg: 'none' })}.${encoded(claims)}.`,
  // The classic: the public key, which everybody has, taken for a shared secret.
  'shared-secret': (head, claims) => {
    const data = `${encoded({ ...head, alg: 'HS256' })}.${encoded(claims)}`;
    return `${data}.${createHmac('sha256', key.n).update(data).digest('base64url')}`;
  },
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    // A native client, so that the program under test may listen on any port (RFC 8252, 7.3).
    clients: [{
      client_id: 'vinh-danh', client_secret: process.argv[2], application_type: 'native', token_endpoint_auth_method: 'client_secret_basic',
      grant_types: ['authorization_code'], response_types: ['code'], redirect_uris: ['http://127.0.0.1/sign-in/provider/callback'],
    }],
    jwks: { keys: [key] },
    cookies: { keys: ['for tests only'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    findAccount: (ctx, sub) => ({ accountId: sub, claims: () => ({ sub, ...people.get(sub) }) }),
  });
  provider.use(async (ctx, next) => {
    if (ctx.path === '/control') {
      let body = '';
      for await (const part of ctx.req) body += part;
      const said = JSON.parse(body);
      if (said.person) people.set(said.person, said.claims);
      if ('fault' in said) fault = said.fault;
      ctx.status = 204;
      return;
    }
    await next();
    if (ctx.path === '/token' && fault && ctx.body.id_token) {
      const [head, claims] = ctx.body.id_token.split('.').slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
      ctx.body = { ...ctx.body, id_token: faults[fault](head, claims) };
    }
    if (ctx.path === '/me' && fault === 'other-person') ctx.body = { ...ctx.body, sub: 'somebody else' };
  });
  faults['other-person'] = (head, claims) => signed(head, claims);
  server.on('request', provider.callback());
  console.log(port);
});
process.stdin.on('end', () => process.exit()).resume();
