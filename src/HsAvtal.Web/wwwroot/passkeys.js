// Passkeys: fetches what the device is to sign, lets it sign, and posts the answer as a plain form (Access/PasskeyEndpoints.cs).
(() => {
  'use strict';

  const faults = {
    NotAllowedError: 'Enheten gav ingen nyckel: det avbröts, tog för lång tid eller så finns ingen nyckel för den här webbplatsen.',
    InvalidStateError: 'Enheten har redan en nyckel för ditt konto.',
    SecurityError: 'Inloggningsnycklar fungerar bara över https och på en adress med namn. Gå till webbplatsens vanliga adress.',
  };

  function tell(form, message, field) {
    const place = form.querySelector('[role=alert]');
    place.textContent = message;
    place.hidden = !message;
    form.querySelectorAll('input').forEach(input => input.removeAttribute('aria-invalid'));
    const wrong = field && form.elements.namedItem(field);
    if (wrong) {
      wrong.setAttribute('aria-invalid', 'true');
      wrong.focus();
    }
  }

  async function run(form) {
    const kind = form.dataset.passkey;
    const answer = await fetch(form.dataset.question, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' } });
    const question = answer.ok && answer.headers.get('Content-Type')?.includes('json') ? await answer.json() : null;
    if (!question || question.message) {
      tell(form, question?.message ?? 'Det gick inte att börja. Ladda om sidan och försök igen.', question?.field);
      return;
    }

    const publicKey = kind === 'create'
      ? PublicKeyCredential.parseCreationOptionsFromJSON(question)
      : PublicKeyCredential.parseRequestOptionsFromJSON(question);
    const credential = await navigator.credentials[kind]({ publicKey });
    form.elements.namedItem('nyckel').value = JSON.stringify(credential);
    form.querySelectorAll('input[type=password]').forEach(input => { input.value = ''; });
    form.submit();
  }

  document.addEventListener('submit', async event => {
    const form = event.target;
    if (!form.dataset.passkey) {
      return;
    }

    event.preventDefault();
    tell(form, '');
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
      tell(form, 'Webbläsaren kan inte använda inloggningsnycklar här. Uppdatera den, eller logga in med lösenordet.');
      return;
    }

    const button = form.querySelector('button');
    button.disabled = true;
    try {
      await run(form);
    } catch (fault) {
      tell(form, faults[fault.name] ?? 'Det gick inte. Försök igen, eller logga in med lösenordet.');
    } finally {
      button.disabled = false;
    }
  });
})();
