// A cell that is entered is selected whole, as in a spreadsheet: what is typed or pasted there takes its place.
document.addEventListener('focusin', entered => {
  if (entered.target.matches('.value-grid textarea')) {
    setTimeout(() => entered.target.select());
  }
});
