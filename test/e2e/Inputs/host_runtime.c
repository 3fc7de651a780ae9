// What a Vais compiler links as the host: a main that calls the program's own.

extern long vais_user_main(void);
int main(void) { return (int)vais_user_main(); }
