"""人民调解的各项条件：`mediation.procedures.people_mediation` 的程序表逐项引用。"""
