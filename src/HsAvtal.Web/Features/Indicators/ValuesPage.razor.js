// A cell that is entered is selected whole, as in a spreadsheet: what is typed or pasted there takes its place.
document.addEventListener('focusin', entered => {
  if (entered.target.matches('.value-grid textarea')) {
    // Selecting also takes the focus: not from a cell that one has gone on to meanwhile.
    setTimeout(() => document.activeElement === entered.target && entered.target.select());
  }
});
