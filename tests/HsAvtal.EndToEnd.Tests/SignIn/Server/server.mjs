// A certified OpenID Connect server, as an organisation has one. The name that one signs in with decides what it says of one, and
// whether its token is right: a faulty token is signed anew with the server's own key, so that only the one thing is wrong.
//
// node server.mjs FOLDER-WITH-NODE_MODULES PORT REDIRECT-URI...
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, port, ...redirectUris] = process.argv.slice(2);
const load = (path) => import(pathToFileURL(join(folder, 'node_modules', path)));
const { Provider } = await load('oidc-provider/lib/index.js');
const { SignJWT, decodeJwt, importJWK } = await load('jose/dist/webapi/index.js');

const issuer = `http://localhost:${port}`;
const makeKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
const key = { ...makeKey(), kid: 'sign', alg: 'RS256', use: 'sig' };
const strange = await importJWK(makeKey(), 'RS256');

// Whoever is in the group "avd-omsorg" works there.
const groups = { 'utan.roll': [], 'slutat': [] };
const person = (sub) => ({ sub, title: `Verksamhetsutvecklare ${sub}`, groups: groups[sub] ?? ['alla', 'avd-omsorg'] });

const provider = new Provider(issuer, {
  clients: [{ client_id: 'hsavtal', client_secret: 'hemlighet i provet', redirect_uris: redirectUris }],
  claims: { openid: ['sub', 'title', 'groups'] },
  conformIdTokenClaims: false,
  cookies: { keys: ['prov'] },
  features: { devInteractions: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => person(id) }),
  jwks: { keys: [key] },
  pkce: { required: () => true },
});

let oldNonce = 'ingen';
const faults = {
  'fel.utgivare': (claims) => ({ ...claims, iss: 'https://annan.example' }),
  'fel.mottagare': (claims) => ({ ...claims, aud: 'annan-klient' }),
  'utgangen': (claims) => ({ ...claims, iat: claims.iat - 7200, exp: claims.iat - 3600 }),
  'gammal.nonce': (claims) => ({ ...claims, nonce: oldNonce }),
  'fel.signatur': (claims) => claims,
};

provider.use(async (context, next) => {
  await next();
  if (context.path !== '/token' || !context.body?.id_token) {
    return;
  }

  const claims = decodeJwt(context.body.id_token);
  const fault = faults[claims.sub];
  if (fault) {
    const signedBy = claims.sub === 'fel.signatur' ? strange : await importJWK(key, 'RS256');
    context.body.id_token = await new SignJWT(fault(claims)).setProtectedHeader({ alg: 'RS256', kid: 'sign' }).sign(signedBy);
  }

  oldNonce = claims.nonce;
});

// A change of what the server says of somebody: POST /prov/grupper?sub=X&grupper=A,B
provider.use(async (context, next) => {
  if (context.path === '/prov/grupper' && context.method === 'POST') {
    groups[context.query.sub] = context.query.grupper ? context.query.grupper.split(',') : [];
    context.status = 204;
    return;
  }

  await next();
});

provider.listen(Number(port), () => console.log('ready'));
