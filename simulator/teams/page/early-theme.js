// Before anything is drawn: the theme of the address, else the one chosen before, else the system's.
{
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const asked = new URLSearchParams(location.search).get('theme');
  document.documentElement.dataset.theme = asked ?? localStorage.getItem('teams-theme') ?? system;
}
