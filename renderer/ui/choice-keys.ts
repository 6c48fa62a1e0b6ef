/** Handlers of the number keys 1 to 9, which take the likely answers under a field. */
export function choiceKeys(choices: readonly string[], take: (choice: string) => void) {
  const handler = (place: number) => () => {
    const choice = choices[place];
    if (choice !== undefined) take(choice);
  };
  return {
    choice1: handler(0),
    choice2: handler(1),
    choice3: handler(2),
    choice4: handler(3),
    choice5: handler(4),
    choice6: handler(5),
    choice7: handler(6),
    choice8: handler(7),
    choice9: handler(8),
  };
}
