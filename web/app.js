// What HTML and htmx cannot do by themselves. Every page works without this file; nothing here knows a number of the simulation.
(function () {
  'use strict';

  // htmx notes the current address in sessionStorage, after asking whether it can. We leave nothing behind in a browser, so it cannot.
  try {
    Object.defineProperty(window, 'sessionStorage', { get: function () { throw new Error('this page keeps nothing'); } });
  } catch (denied) { /* a browser that does not let us has its own reasons */ }

  var id = function (name) { return document.getElementById(name); };
  var dragging = false;
  var back = { field: null, at: -1 };

  // The slider follows the picture, except while somebody holds it.
  function follow() {
    var cursor = id('cursor'), slider = id('at');
    if (!cursor || !slider) return;
    ['min', 'max', 'step'].forEach(function (name) { slider[name] = cursor.dataset[name]; });
    slider.setAttribute('aria-valuetext', cursor.dataset.text);
    if (!dragging) slider.value = cursor.dataset.at;
  }

  // The line follows the hand at once; the picture follows the line as soon as the server has drawn it.
  document.addEventListener('input', function (event) {
    if (event.target === back.field) back.at = -1;
    if (event.target.id !== 'at') return;
    dragging = true;
    var line = id('now'), slider = event.target;
    if (line) line.setAttribute('x', (slider.value - slider.min) / (slider.max - slider.min) * 100 + '%');
  });
  document.addEventListener('change', function (event) {
    if (event.target.id === 'at') dragging = false;
  });

  function problem(text) {
    var place = id('problem');
    if (!place) return;
    place.textContent = '';
    if (text) place.appendChild(document.createElement('p')).textContent = text;
  }

  document.addEventListener('htmx:beforeRequest', function () {
    var view = id('view');
    if (view) view.setAttribute('aria-busy', 'true');
  });
  document.addEventListener('htmx:afterRequest', function (event) {
    var view = id('view');
    if (view) view.removeAttribute('aria-busy');
    if (event.detail.successful) problem('');
  });
  document.addEventListener('htmx:afterSettle', follow);
  // Who has answered a question goes on with what stands in its place.
  document.addEventListener('htmx:afterSettle', function (event) {
    var asked = event.detail.requestConfig && event.detail.requestConfig.elt;
    if (!asked || !asked.classList.contains('question')) return;
    var place = document.querySelector('.card-of-questions h3') || id('heading');
    if (place) { place.tabIndex = -1; place.focus(); }
  });
  ['htmx:sendError', 'htmx:timeout'].forEach(function (name) {
    document.addEventListener(name, function () { problem(id('problem').dataset.unsent); });
  });

  // In a console the arrows bring earlier lines back where nothing else was typed, and Tab completes as far as there is something to add;
  // where there is not, it goes on to the next field as ever.
  function earlier(field, step) {
    var lines = Array.prototype.map.call(field.form.querySelectorAll('.earlier button'), function (button) { return button.value; });
    if (back.field !== field) back = { field: field, at: -1 };
    back.at = Math.max(-1, Math.min(lines.length - 1, back.at + step));
    field.value = back.at < 0 ? '' : lines[back.at];
  }
  function completed(typed, offers) {
    var same = function (a, b) { return a.toLowerCase() === b.toLowerCase(); };
    var fits = offers.filter(function (offer) { return same(offer.slice(0, typed.length), typed); });
    if (!typed || !fits.length) return typed;
    var common = fits[0];
    fits.forEach(function (fit) {
      while (!same(fit.slice(0, common.length), common)) common = common.slice(0, -1);
    });
    return common;
  }
  document.addEventListener('keydown', function (event) {
    var field = event.target, typing = field.form && field.form.classList.contains('typing') && field.name === 'line';
    if (!typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var browsing = !field.value || back.field === field && back.at >= 0;
    if (browsing && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      earlier(field, event.key === 'ArrowUp' ? 1 : -1);
    } else if (event.key === 'Tab') {
      var offers = Array.prototype.map.call(field.list.options, function (offer) { return offer.value; });
      var line = completed(field.value, offers);
      if (line.length === field.value.length) return;
      event.preventDefault();
      field.value = line;
    }
  });

  // A popover closes when somebody goes on elsewhere.
  document.addEventListener('click', function (event) {
    var share = id('share');
    if (share && share.open && !share.contains(event.target)) share.open = false;
  });
  document.addEventListener('keydown', function (event) {
    var share = id('share');
    if (event.key === 'Escape' && share && share.open) {
      share.open = false;
      share.querySelector('summary').focus();
    }
  });
  document.addEventListener('focusin', function (event) {
    if (event.target.id === 'link' || event.target.id === 'state-link') event.target.select();
  });

  // The same bytes light up by style alone. With script the arrows walk through what can be pointed at in a pane, so that each pane is one
  // stop for Tab; a tap keeps the light on, another tap or Escape puts it out.
  var PANES = '.host, .hinge, .guest, .equality, .foot', KEYED = '[data-k]:not(svg *)';
  function sentence(point) { return 'same-' + ({ kept: 'assigned', startup: 'range' }[point.dataset.k] || point.dataset.k); }
  function points(pane) { return Array.prototype.slice.call(pane.querySelectorAll(KEYED)); }
  function stop(pane, chosen) {
    points(pane).forEach(function (point) {
      point.tabIndex = point === chosen ? 0 : -1;
      if (id(sentence(point))) point.setAttribute('aria-describedby', sentence(point));
    });
  }
  function stops() {
    document.querySelectorAll('.diptych').forEach(function (picture) {
      picture.querySelectorAll(PANES).forEach(function (pane) { stop(pane, points(pane)[0]); });
    });
  }
  function dark(unlit) {
    document.documentElement.classList.toggle('unlit', unlit);
    document.querySelectorAll('.lit').forEach(function (point) { point.classList.remove('lit'); });
  }
  document.addEventListener('keydown', function (event) {
    var root = document.documentElement, point = event.target;
    if (event.key === 'Escape') dark(true);
    var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !point.dataset.k || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    var all = points(point.closest(PANES)), next = all[(all.indexOf(point) + step + all.length) % all.length];
    root.classList.remove('unlit');
    stop(point.closest(PANES), next);
    next.focus();
  });
  document.addEventListener('click', function (event) {
    var point = event.target.closest('[data-k]');
    if (!point) { dark(false); return; }
    var was = point.classList.contains('lit'), told = id(sentence(point)), said = id('said');
    dark(was);
    if (was) { point.blur(); return; }
    point.classList.add('lit');
    if (told && said) said.textContent = told.textContent;
  });
  ['pointerover', 'focusin'].forEach(function (name) {
    document.addEventListener(name, function (event) {
      if (event.target.closest('[data-k]') !== lately) document.documentElement.classList.remove('unlit');
      lately = event.target.closest('[data-k]');
    });
  });
  var lately = null;
  document.addEventListener('htmx:afterSettle', stops);
  stops();

  // A button that copies a link; the link can be copied by hand just as well.
  document.documentElement.classList.add('scripted');
  document.addEventListener('click', function (event) {
    var button = event.target.closest('[data-copies]');
    if (!button) return;
    var field = id(button.dataset.copies), said = id('said');
    var done = function () { said.textContent = button.dataset.done; };
    field.select();
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, function () { });
    else if (document.execCommand('copy')) done();
  });

  follow();
})();
